import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import {
  checkCount,
  type Key,
  type Scalars,
  type Schedule,
  type StatefulObjective,
} from '@gen/core';
import type { AnyRBM } from '../rbm/any-rbm.js';
import { currentNumber, schedulesIn } from './current-number.js';
import { fastWeights } from './fast-weights.js';
import { contrast, phaseOf } from './phases.js';
import { startOfChains } from './start-of-chains.js';
import {
  rbmObjective,
  type Learning,
  type Mathematics,
  type RBMObjectiveOptions,
} from './rbm-objective.js';

/** Weights that learn and forget quickly beside the others, to drive chains on. */
export interface FastWeightsOptions {
  /** Their learning rate. */
  readonly rate: number | Schedule;
  /** What is left of them after a step. */
  readonly decay?: number;
}

/** Options of {@link persistentContrastiveDivergence}. */
export interface PersistentContrastiveDivergenceOptions extends RBMObjectiveOptions {
  /** Draws where the chains begin. */
  readonly key: Key;
  /** Number of chains. */
  readonly chains?: number;
  /** Gibbs steps of each chain between two updates. */
  readonly steps?: number;
  /** Makes the chains move by fast weights; without them where it is left out. */
  readonly fastWeights?: FastWeightsOptions;
}

/**
 * Persistent contrastive divergence, also known as stochastic maximum likelihood: states of the model are
 * chains that go on from one update to the next.
 *
 *     ∇θ = ⟨∂F(v)/∂θ⟩ data − ⟨∂F(v)/∂θ⟩ chains
 *
 * With a learning rate that falls to 0 the chains stay near the model's distribution, and the gradient near
 * that of the likelihood (Tieleman 2008, "Training restricted Boltzmann machines using approximations to the
 * likelihood gradient", https://doi.org/10.1145/1390156.1390290; Younes 1989). Fast weights are added to the
 * weights where chains move, learn at a high rate and decay by 5% a step, so that chains leave where they
 * are (Tieleman & Hinton 2009, "Using fast weights to improve persistent contrastive divergence",
 * https://doi.org/10.1145/1553374.1553506).
 *
 * `value` is ⟨F⟩ data − ⟨F⟩ chains, in nats: no likelihood. Chains and fast weights are variables of the
 * objective, and saved with a run.
 *
 * @returns an objective of batches `[batch, visible]`.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { bernoulli } from '@gen/core/random';
 * import { fit, linear, sgd } from '@gen/core/train';
 * import { binaryUnits, persistentContrastiveDivergence, RBM } from '@gen/energy';
 *
 * const rbm = new RBM({ visible: binaryUnits(16), hidden: binaryUnits(8), key: key(0) });
 * const objective = persistentContrastiveDivergence(rbm, { chains: 20, key: key(1) });
 * await fit({
 *   model: rbm,
 *   objective,
 *   optimizer: sgd({ learningRate: linear({ from: 0.05, to: 0, steps: 4 }) }),
 *   batches: {
 *     batchesPerEpoch: 2,
 *     batchSize: 10,
 *     batch: (_, index) => bernoulli(key(index), [10, 16], { probs: 0.3 }),
 *   },
 *   epochs: 2,
 *   key: key(2),
 * });
 * objective.dispose();
 * rbm.dispose();
 * ```
 */
export function persistentContrastiveDivergence(
  rbm: AnyRBM,
  options: PersistentContrastiveDivergenceOptions,
): StatefulObjective<Tensor> {
  const { key: startKey, chains: count = 100, steps = 1, fastWeights: fast } = options;
  checkCount(CALLEE, 'chains', count);
  checkCount(CALLEE, 'steps', steps);
  const chains = tf.tidy(() => tf.variable(startOfChains(rbm, startKey, count), false));
  const quick = fast && fastWeights(rbm, fast.decay);
  const learn = (model: Mathematics, x: Tensor, key: Key, scalars: Scalars): Learning => {
    const mover = quick ? quick.at() : model;
    const end = mover.gibbs(key, chains as Tensor, steps);
    return {
      ...contrast(model, { data: phaseOf(model, x), model: phaseOf(model, end) }),
      keep: (gradient) => {
        chains.assign(end);
        if (fast) quick!.learn(gradient, currentNumber(CALLEE, 'fastRate', fast.rate, scalars));
      },
    };
  };
  return rbmObjective({
    callee: CALLEE,
    rbm,
    learn,
    variables: { chains, ...quick?.variables },
    ...(fast && { schedules: schedulesIn({ fastRate: fast.rate }) }),
    ...(options.transforms && { transforms: options.transforms }),
  });
}

const CALLEE = 'persistentContrastiveDivergence';
