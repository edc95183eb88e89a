import * as tf from '@tensorflow/tfjs-core';
import type { Scalar, Tensor } from '@tensorflow/tfjs-core';
import {
  checkCount,
  checkShape,
  split,
  type Distribution,
  type Key,
  type StatefulObjective,
} from '@gen/core';
import type { EnergyModel } from '../energy-model.js';
import { lossObjective } from './loss-objective.js';

/** Options of {@link noiseContrastiveEstimation}. */
export interface NoiseContrastiveEstimationOptions {
  /** Makes the noise q, whose events are states and whose density is known; called inside of each step. */
  readonly noise: () => Distribution;
  /** ν, how many draws of noise there are for each example. */
  readonly ratio?: number;
  /** What log Z starts from, in nats. */
  readonly logPartition?: number;
}

/**
 * Noise-contrastive estimation: learns to tell data from noise by the densities of both, and so learns the
 * normalizing constant like any other parameter.
 *
 *     −mean log σ(G(x)) − ν mean log σ(−G(x′)),   G(x) = −F(x) − c − log q(x) − log ν,   x′ ~ q
 *
 * At the optimum exp(−F(x) − c) is the density of the data, and c is log Z. The noise must have mass wherever
 * the data are, and should be like them. Works for densities and for states that are counted. Gutmann &
 * Hyvärinen 2010, "Noise-contrastive estimation: a new estimation principle for unnormalized statistical
 * models", §2, https://proceedings.mlr.press/v9/gutmann10a.html, and 2012,
 * https://jmlr.org/papers/v13/gutmann12a.html, for ν.
 *
 * c is the variable `logPartition` of the objective, which `fit` trains with the model and saves. Metrics:
 * `logPartition`, and `accuracy`, the mean of the shares of data and of noise that are told right.
 *
 * @returns an objective of batches `[batch, ...event]`, which owns c.
 * @throws InputError where `ratio` is no count, or events of the noise are of another shape than states.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { independent, key, normal } from '@gen/core';
 * import { mlp, silu } from '@gen/core/nn';
 * import { fit } from '@gen/core/train';
 * import { eightGaussians, pointBatches } from '@gen/data';
 * import { DeepEnergy, noiseContrastiveEstimation } from '@gen/energy';
 *
 * const noise = () => independent(normal({ loc: tf.zeros([2]), scale: 2.5 }), 1);
 * const network = mlp({ inputs: 2, hidden: [32], outputs: 1, activation: silu, key: key(0) });
 * const model = new DeepEnergy({ network, base: noise });
 * const objective = noiseContrastiveEstimation(model, { noise });
 * await fit({
 *   model,
 *   objective,
 *   batches: pointBatches(eightGaussians(), { batchSize: 64, key: key(1) }),
 *   steps: 5,
 *   key: key(2),
 * });
 * console.log(await objective.parameters().logPartition!.data()); // log Z, as it is learnt
 * objective.dispose();
 * model.dispose();
 * ```
 */
export function noiseContrastiveEstimation(
  model: EnergyModel,
  { noise, ratio = 1, logPartition: start = 0 }: NoiseContrastiveEstimationOptions,
): StatefulObjective<Tensor> {
  checkCount('noiseContrastiveEstimation', 'ratio', ratio);
  const logPartition = tf.tidy(() => tf.variable(tf.scalar(start)));
  const learnt = () => ({ ...model.parameters(), 'objective.logPartition': logPartition });
  const objective = lossObjective(learnt, (x, key, train) => {
    const [noiseKey, layerKey] = split(key) as [Key, Key];
    const q = noise();
    const drawn = q.sample(noiseKey, [ratio * x.shape[0]!]);
    checkNoise(drawn, x);
    const all = tf.concat([x, drawn]);
    const logDensity = tf.neg(
      tf.add(model.freeEnergy(all, { train, key: layerKey }), logPartition),
    );
    const logOdds = tf.sub(tf.sub(logDensity, q.logProb(all)), Math.log(ratio));
    const [ofData, ofNoise] = tf.split(logOdds, [x.shape[0]!, drawn.shape[0]!]) as [Tensor, Tensor];
    const losses = [
      tf.mean(tf.softplus(tf.neg(ofData))),
      tf.mul(ratio, tf.mean(tf.softplus(ofNoise))),
    ] as const;
    const accuracy = tf.mul<Scalar>(0.5, tf.add(shareAbove(ofData), shareAbove(tf.neg(ofNoise))));
    const metrics = { logPartition: tf.clone(logPartition as Scalar), accuracy };
    return { value: tf.add<Scalar>(...losses), metrics };
  });
  const parameters = { logPartition };
  return Object.assign(objective, {
    parameters: () => parameters,
    dispose: () => logPartition.dispose(),
  });
}

/** Share of numbers above 0. */
const shareAbove = (x: Tensor): Tensor => tf.mean(tf.cast(tf.greater(x, 0), 'float32'));

const checkNoise = (drawn: Tensor, x: Tensor): void =>
  checkShape(
    'noiseContrastiveEstimation',
    'noise',
    drawn.shape.slice(1),
    x.shape.slice(1),
    'Its events are whole states: `independent(distribution, rank)` makes them so.',
  );
