import * as tf from '@tensorflow/tfjs-core';
import type { EnergyModel } from '../energy-model.js';
import { flipOdds, perExample, type FlipOptions } from './flip-odds.js';
import { lossObjective, type EvaluatedObjective } from './loss-objective.js';

/**
 * The negative pseudo-log-likelihood, in nats an example: of each unit given all others, for units of two
 * values.
 *
 *     −⟨Σᵢ log p(xᵢ | x₋ᵢ)⟩ = ⟨Σᵢ log(1 + exp(F(x) − F(x with unit i flipped)))⟩
 *
 * It needs no normalizer and no chains, and has its minimum where the likelihood has its own if the model can be
 * the data's distribution. All units of a batch make units · batch states, evaluated at once; with `units` so
 * many are drawn for each example, and stand for all without bias (Besag 1975, "Statistical analysis of
 * non-lattice data", https://doi.org/10.2307/2987782; for restricted Boltzmann machines Marlin, Swersky, Chen &
 * de Freitas 2010, "Inductive principles for restricted Boltzmann machine learning",
 * https://proceedings.mlr.press/v9/marlin10a.html).
 *
 * @returns an objective of batches `[batch, units]`.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { binaryUnits, pseudoLikelihood, RBM } from '@gen/energy';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const rbm = new RBM({ visible: binaryUnits(4), hidden: binaryUnits(3), key: key(0) });
 * const { value, grads } = pseudoLikelihood(rbm, { units: 1 })(tf.ones([10, 4]), key(1), {});
 * tf.dispose([value, grads]);
 * rbm.dispose();
 * ```
 */
export const pseudoLikelihood = (
  model: EnergyModel,
  options: FlipOptions = {},
): EvaluatedObjective =>
  lossObjective(
    () => model.parameters(),
    (x, key, train) => {
      const odds = flipOdds('pseudoLikelihood', model, x, key, options, { train, key });
      return { value: perExample(tf.softplus(odds.logOdds), odds.share) };
    },
  );
