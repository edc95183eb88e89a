import * as tf from '@tensorflow/tfjs-core';
import type { Scalar, Tensor } from '@tensorflow/tfjs-core';
import { checkCount, type StatefulObjective } from '@gen/core';
import { scan } from '@gen/core/compile';
import type { AnyRBM } from '../rbm/any-rbm.js';
import { contrast, phaseOf } from './phases.js';
import {
  rbmObjective,
  type Learning,
  type Mathematics,
  type RBMObjectiveOptions,
} from './rbm-objective.js';

/** Options of {@link meanFieldContrastiveDivergence}. */
export interface MeanFieldContrastiveDivergenceOptions extends RBMObjectiveOptions {
  /** Number of steps down and up. */
  readonly steps?: number;
}

/**
 * Mean-field contrastive divergence: contrastive divergence with means in place of draws, so that nothing is
 * random.
 *
 *     vᵏ⁺¹ = E[v | E[h | vᵏ]],   ∇θ = ⟨∂F(v⁰)/∂θ⟩ − ⟨∂F(vᵏ)/∂θ⟩
 *
 * States between those of the units are taken for states. Metrics: `reconstruction`, the mean squared
 * difference between data and v¹ (Welling & Hinton 2002, "A new learning algorithm for mean field Boltzmann
 * machines", https://doi.org/10.1007/3-540-46084-5_57).
 *
 * @returns an objective of batches `[batch, visible]`.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { binaryUnits, meanFieldContrastiveDivergence, RBM } from '@gen/energy';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const rbm = new RBM({ visible: binaryUnits(4), hidden: binaryUnits(3), key: key(0) });
 * const objective = meanFieldContrastiveDivergence(rbm);
 * const { value, grads } = objective(tf.ones([10, 4]), key(1), {});
 * tf.dispose([value, grads]);
 * objective.dispose();
 * rbm.dispose();
 * ```
 */
export function meanFieldContrastiveDivergence(
  rbm: AnyRBM,
  { steps = 1, ...options }: MeanFieldContrastiveDivergenceOptions = {},
): StatefulObjective<Tensor> {
  checkCount('meanFieldContrastiveDivergence', 'steps', steps);
  const learn = (model: Mathematics, x: Tensor): Learning => {
    const { visible, values } = model;
    const data = phaseOf(model, x);
    const down = (mean: Tensor): Tensor =>
      visible.mean(model.visibleInput(mean), values.visible, x);
    const first = down(data.mean);
    const turn = (v: Tensor): [Tensor, []] => [down(model.hiddenMean(v)), []];
    const end = steps === 1 ? first : scan(turn, first, steps - 1)[0];
    const reconstruction = tf.mean<Scalar>(tf.squaredDifference(x, first));
    return {
      ...contrast(model, { data, model: phaseOf(model, end) }),
      metrics: { reconstruction },
    };
  };
  return rbmObjective({ callee: 'meanFieldContrastiveDivergence', rbm, learn, ...options });
}
