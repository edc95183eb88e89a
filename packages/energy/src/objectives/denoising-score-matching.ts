import * as tf from '@tensorflow/tfjs-core';
import type { Scalar, Tensor } from '@tensorflow/tfjs-core';
import { InputError, split, type Key } from '@gen/core';
import { valueAndGrad } from '@gen/core/derivatives';
import type { ApplyOptions } from '@gen/core/nn';
import { gaussian, integers } from '@gen/core/random';
import type { EnergyModel } from '../energy-model.js';
import { lossObjective, type EvaluatedObjective } from './loss-objective.js';
import { squaredNorm } from './squared-norm.js';

/** Options of {@link denoisingScoreMatching}. */
export interface DenoisingScoreMatchingOptions {
  /** σ, the standard deviation of the noise; several of them, of which each state has one at random. */
  readonly scales: number | readonly number[];
  /** λ(σ), the weight of a scale: maps scales `[batch]` to `[batch]`. */
  readonly weighting?: (scales: Tensor) => Tensor;
  /**
   * Free energy of states `[batch, ...event]` at scales `[batch]`, for energies that are told the scale, such
   * as F(x) / σ. By default that of the model, whatever the scale.
   */
  readonly freeEnergy?: (x: Tensor, scales: Tensor, options: ApplyOptions) => Tensor;
}

/**
 * Denoising score matching: fits the gradient of the energy to the direction in which noise was added.
 *
 *     mean over x, σ and ξ of ½ λ(σ) ‖∇F(x̃) − ξ / σ‖²,   x̃ = x + σ ξ, ξ ~ N(0, I)
 *
 * The density that is learnt is that of the data with the noise, p_σ: so the bias is small where σ is, and the
 * variance, about 1/σ², large. One pass back, no second derivative in x. With several scales and one energy
 * for all, it is the mixture Σ λ(σ) p_σ; with an energy that is told the scale (`freeEnergy`), it is each p_σ.
 * λ(σ) is σ² by default, which gives scales equal parts of the loss.
 *
 * Vincent 2011, "A connection between score matching and denoising autoencoders", §4.2,
 * https://doi.org/10.1162/NECO_a_00142; Song & Ermon 2019, "Generative modeling by estimating gradients of
 * the data distribution", §4.2, https://arxiv.org/abs/1907.05600, for several scales, and 2020, "Improved
 * techniques for training score-based generative models", §3.3, https://arxiv.org/abs/2006.09011, for F / σ.
 *
 * @returns an objective of batches `[batch, ...event]`.
 * @throws InputError where there is no scale, or one is not above 0.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { key } from '@gen/core';
 * import { mlp, silu } from '@gen/core/nn';
 * import { twoMoons } from '@gen/data';
 * import { DeepEnergy, denoisingScoreMatching } from '@gen/energy';
 *
 * const network = mlp({ inputs: 2, hidden: [32], outputs: 1, activation: silu, key: key(0) });
 * const model = new DeepEnergy({ network });
 * const x = twoMoons().sample(key(1), 64);
 * const one = denoisingScoreMatching(model, { scales: 0.1 })(x, key(2), {});
 * const several = denoisingScoreMatching(model, {
 *   scales: [1, 0.3, 0.1],
 *   freeEnergy: (at, scales, options) => tf.div(model.freeEnergy(at, options), scales),
 * })(x, key(2), {});
 * tf.dispose([x, one.value, one.grads, several.value, several.grads]);
 * model.dispose();
 * ```
 */
export function denoisingScoreMatching(
  model: EnergyModel,
  {
    scales,
    weighting = (sigma) => tf.square(sigma),
    freeEnergy = (x, _scales, options) => model.freeEnergy(x, options),
  }: DenoisingScoreMatchingOptions,
): EvaluatedObjective {
  const levels = typeof scales === 'number' ? [scales] : scales;
  checkScales(levels);
  return lossObjective(
    () => model.parameters(),
    (x, key, train) => {
      const [scaleKey, noiseKey, layerKey] = split(key, 3) as [Key, Key, Key];
      const sigma = scalesOf(levels, scaleKey, x.shape[0]!);
      const each = tf.reshape(sigma, [-1, ...x.shape.slice(1).map(() => 1)]);
      const noise = gaussian(noiseKey, x.shape);
      const noisy = tf.add(x, tf.mul(noise, each));
      const options = { train, key: layerKey };
      const { grad } = valueAndGrad((at) => freeEnergy(at, sigma, options), noisy);
      const errors = squaredNorm(tf.sub(grad, tf.div(noise, each)));
      return { value: tf.mean<Scalar>(tf.mul(tf.mul(0.5, weighting(sigma)), errors)) };
    },
  );
}

/** A scale for each state, `[batch]`. */
function scalesOf(levels: readonly number[], key: Key, batch: number): Tensor {
  if (levels.length === 1) return tf.fill([batch], levels[0]!);
  const places = integers(key, [batch], 0, levels.length) as tf.Tensor1D;
  return tf.gather(tf.tensor1d([...levels]), places);
}

function checkScales(levels: readonly number[]): void {
  if (levels.length > 0 && levels.every((sigma) => sigma > 0 && Number.isFinite(sigma))) return;
  throw new InputError({
    callee: 'denoisingScoreMatching',
    argument: 'scales',
    expected: 'numbers above 0, at least one',
    got: `[${levels}]`,
  });
}
