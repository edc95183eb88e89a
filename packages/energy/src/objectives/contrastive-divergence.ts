import * as tf from '@tensorflow/tfjs-core';
import type { Scalar, Tensor } from '@tensorflow/tfjs-core';
import { checkCount, split, type Key, type StatefulObjective } from '@gen/core';
import type { AnyRBM } from '../rbm/any-rbm.js';
import { contrast, phaseOf } from './phases.js';
import {
  rbmObjective,
  type Learning,
  type Mathematics,
  type RBMObjectiveOptions,
} from './rbm-objective.js';

/** Options of {@link contrastiveDivergence}. */
export interface ContrastiveDivergenceOptions extends RBMObjectiveOptions {
  /** Number k of Gibbs steps. */
  readonly steps?: number;
}

/**
 * Contrastive divergence, CD-k: states of the model are those that the data lead to in k Gibbs steps.
 *
 *     ∇θ = ⟨∂F(v⁰)/∂θ⟩ − ⟨∂F(vᵏ)/∂θ⟩,   F the free energy, in which hidden units are summed out
 *
 * The gradient is biased, and that of the likelihood as k tends to infinity; k of 1 learns features well and
 * densities badly. `value` is ⟨F(v⁰)⟩ − ⟨F(vᵏ)⟩, in nats, of which this is the gradient with vᵏ held fast: it is
 * no likelihood, and need not fall. Metrics: `reconstruction`, the mean squared difference between data and
 * what the hidden units make of them in one step (Hinton 2002, "Training products of experts by minimizing
 * contrastive divergence", https://doi.org/10.1162/089976602760128018).
 *
 * @returns an objective of batches `[batch, visible]`.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { bernoulli } from '@gen/core/random';
 * import { fit, sgd } from '@gen/core/train';
 * import { binaryUnits, contrastiveDivergence, RBM } from '@gen/energy';
 *
 * const rbm = new RBM({ visible: binaryUnits(16), hidden: binaryUnits(8), key: key(0) });
 * const objective = contrastiveDivergence(rbm, { steps: 1 });
 * await fit({
 *   model: rbm,
 *   objective,
 *   optimizer: sgd({ learningRate: 0.1, momentum: 0.5 }),
 *   batches: {
 *     batchesPerEpoch: 2,
 *     batchSize: 10,
 *     batch: (_, index) => bernoulli(key(index), [10, 16], { probs: 0.3 }),
 *   },
 *   epochs: 2,
 *   key: key(1),
 * });
 * objective.dispose();
 * rbm.dispose();
 * ```
 */
export function contrastiveDivergence(
  rbm: AnyRBM,
  { steps = 1, ...options }: ContrastiveDivergenceOptions = {},
): StatefulObjective<Tensor> {
  checkCount('contrastiveDivergence', 'steps', steps);
  const learn = (model: Mathematics, x: Tensor, key: Key): Learning => {
    const { visible, hidden, values } = model;
    const [hiddenKey, visibleKey, chainKey] = split(key, 3);
    const input = model.hiddenInput(x);
    const up = hidden.sampleAndMean(hiddenKey, input, values.hidden);
    const down = visible.sampleAndMean(
      visibleKey,
      model.visibleInput(up.sample),
      values.visible,
      x,
    );
    const end = steps === 1 ? down.sample : model.gibbs(chainKey, down.sample, steps - 1);
    const data = { visible: x, input, mean: up.mean };
    const reconstruction = tf.mean<Scalar>(tf.squaredDifference(x, down.mean));
    return {
      ...contrast(model, { data, model: phaseOf(model, end) }),
      metrics: { reconstruction },
    };
  };
  return rbmObjective({ callee: 'contrastiveDivergence', rbm, learn, ...options });
}
