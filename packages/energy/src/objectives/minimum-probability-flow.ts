import * as tf from '@tensorflow/tfjs-core';
import type { EnergyModel } from '../energy-model.js';
import { flipOdds, perExample, type FlipOptions } from './flip-odds.js';
import { lossObjective, type EvaluatedObjective } from './loss-objective.js';

/**
 * Minimum probability flow: what of the data's probability would leave them at once under dynamics that lead
 * to the model. It needs neither log Z nor samples, and is convex where the energy is linear in its
 * parameters.
 *
 *     mean over x of Σᵢ exp(½ (F(x) − F(x with unit i flipped)))
 *
 * Flow to neighbours that are data is counted, which changes no minimum where the model can be the data's
 * distribution. Of many units, some may be drawn for each example (`units`): then the value and the gradient
 * are estimates without bias. Sohl-Dickstein, Battaglino & DeWeese 2011, "New method for parameter estimation
 * in probabilistic models: minimum probability flow", equations 11 and 13, https://arxiv.org/abs/0906.4779.
 *
 * @returns an objective of batches `[batch, units]` of states of two values each.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { bernoulli, key } from '@gen/core';
 * import { dense } from '@gen/core/nn';
 * import { DeepEnergy, minimumProbabilityFlow } from '@gen/energy';
 *
 * const model = new DeepEnergy({ network: dense({ inputs: 6, outputs: 1, key: key(0) }) });
 * const x = bernoulli({ probs: tf.fill([10, 6], 0.3) }).sample(key(1));
 * const { value, grads } = minimumProbabilityFlow(model)(x, key(2), {});
 * tf.dispose([x, value, grads]);
 * model.dispose();
 * ```
 */
export const minimumProbabilityFlow = (
  model: EnergyModel,
  options: FlipOptions = {},
): EvaluatedObjective =>
  lossObjective(
    () => model.parameters(),
    (x, key, train) => {
      const odds = flipOdds('minimumProbabilityFlow', model, x, key, options, { train, key });
      return { value: perExample(tf.exp(tf.mul(0.5, odds.logOdds)), odds.share) };
    },
  );
