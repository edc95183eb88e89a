import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, TensorContainer } from '@tensorflow/tfjs-core';
import type { Estimate, Objective, StatefulObjective } from '@gen/core';
import type { AnyRBM } from '../rbm/any-rbm.js';
import type { GradientTransform, PhaseMeans } from './gradient-transform.js';
import { layerMeans, phaseOf } from './phases.js';
import type { Mathematics } from './rbm-objective.js';
import { transformVariables } from './transform-variables.js';

/**
 * An objective of a restricted Boltzmann machine whose gradient is transformed: centring, the enhanced gradient or
 * sparsity with pseudo-likelihood, ratio matching, score matching and others that do not take them as an
 * option.
 *
 * Such objectives have no states of the model. Where the enhanced gradient asks for means over those, it gets
 * what one step of the means makes of the data: its offsets may be any that change with the names of a
 * unit's values as means do, for updates not to depend on these names.
 *
 * It disposes the variables of the transformations, not those of the objective.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { binaryUnits, centring, pseudoLikelihood, RBM, withTransforms } from '@gen/energy';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const rbm = new RBM({ visible: binaryUnits(4), hidden: binaryUnits(3), key: key(0) });
 * const objective = withTransforms(rbm, pseudoLikelihood(rbm), [centring(rbm)]);
 * const { value, grads } = objective(tf.ones([10, 4]), key(1), {});
 * tf.dispose([value, grads]);
 * objective.dispose();
 * rbm.dispose();
 * ```
 */
export function withTransforms(
  rbm: AnyRBM,
  objective: Objective<Tensor>,
  transforms: readonly GradientTransform<PhaseMeans>[],
): StatefulObjective<Tensor> {
  const variables = transformVariables(transforms);
  const estimate: Objective<Tensor> = (x, key, scalars): Estimate =>
    tf.tidy(() => {
      const { grads, ...scores } = objective(x, key, scalars);
      const model = rbm.at();
      const means = {
        data: () => layerMeans(model, phaseOf(model, x)),
        model: () => layerMeans(model, phaseOf(model, reconstructed(model, x))),
      };
      const changed = transforms.reduce(
        (g, each) => ({ ...g, ...each.transform(g, means, model.connection) }),
        grads,
      );
      return { ...scores, grads: changed } as unknown as TensorContainer;
    }) as unknown as Estimate;
  const { schedules, evaluate } = objective;
  return Object.assign(estimate, {
    ...(schedules && { schedules }),
    ...(evaluate && { evaluate }),
    parameters: () => ({ ...objective.parameters?.(), ...variables }),
    dispose: () => tf.dispose({ ...variables }),
  });
}

/** What one step of the means makes of states. */
const reconstructed = (model: Mathematics, x: Tensor): Tensor =>
  model.visible.mean(model.visibleInput(model.hiddenMean(x)), model.values.visible, x);
