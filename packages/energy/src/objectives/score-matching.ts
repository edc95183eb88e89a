import * as tf from '@tensorflow/tfjs-core';
import type { Scalar, Tensor } from '@tensorflow/tfjs-core';
import { divergence } from '@gen/core/derivatives';
import { energyGradient } from '../deep/energy-gradient.js';
import type { EnergyModel } from '../energy-model.js';
import { lossObjective, type EvaluatedObjective } from './loss-objective.js';
import { squaredNorm } from './squared-norm.js';

/**
 * Score matching: fits the gradient of the model's log density to that of the data's, which needs neither
 * log Z nor samples.
 *
 *     mean over x of [ ½ ‖∇F(x)‖² − tr ∇²F(x) ]
 *
 * That is ½ E‖∇ log p(x) − ∇ log p_data(x)‖² up to a constant, for states that are any real numbers and a
 * density of the data without an edge. The trace is exact, by as many passes back as a state has coordinates:
 * {@link slicedScoreMatching} takes one. Energies need a second derivative, so `relu` will not do. Hyvärinen
 * 2005, "Estimation of non-normalized statistical models by score matching", Theorem 1,
 * https://jmlr.org/papers/v6/hyvarinen05a.html.
 *
 * @returns an objective of batches `[batch, ...event]`.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { key } from '@gen/core';
 * import { mlp, softplus } from '@gen/core/nn';
 * import { twoMoons } from '@gen/data';
 * import { DeepEnergy, scoreMatching } from '@gen/energy';
 *
 * const network = mlp({ inputs: 2, hidden: [32], outputs: 1, activation: softplus, key: key(0) });
 * const model = new DeepEnergy({ network });
 * const x = twoMoons().sample(key(1), 64);
 * const { value, grads } = scoreMatching(model)(x, key(2), {});
 * console.log(await value.data());
 * tf.dispose([x, value, grads]);
 * model.dispose();
 * ```
 */
export const scoreMatching = (model: EnergyModel): EvaluatedObjective =>
  lossObjective(
    () => model.parameters(),
    (x, key, train) => {
      const rows = tf.reshape(x, [x.shape[0]!, -1]);
      const options = { train, key };
      const ascent = (at: Tensor): Tensor =>
        tf.reshape(energyGradient(model, tf.reshape(at, x.shape), options).grad, rows.shape);
      const { value: gradient, divergence: trace } = divergence(ascent, rows);
      const each = tf.sub(tf.mul(0.5, squaredNorm(gradient)), trace);
      return { value: tf.mean<Scalar>(each) };
    },
  );
