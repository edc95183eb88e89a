import * as tf from '@tensorflow/tfjs-core';
import type { EnergyModel } from '../energy-model.js';
import { flipOdds, perExample, type FlipOptions } from './flip-odds.js';
import { lossObjective, type EvaluatedObjective } from './loss-objective.js';

/**
 * Ratio matching: the ratios of probabilities of states that differ in one unit of two values are to be those
 * of the data.
 *
 *     ⟨Σᵢ g²(p(x) / p(x with unit i flipped))⟩,   g(u) = 1 / (1 + u)
 *
 * which is ⟨Σᵢ σ²(F(x) − F(x with unit i flipped))⟩. It needs no normalizer and no chains, and its minimum is the
 * data's distribution where the model can be it. All units of a batch make units · batch states, evaluated at
 * once; with `units` so many are drawn for each example, and stand for all without bias (Hyvärinen 2007, "Some
 * extensions of score matching", §4, https://doi.org/10.1016/j.csda.2006.09.003; drawn units: Dauphin & Bengio
 * 2013, "Stochastic ratio matching of RBMs for sparse high-dimensional inputs",
 * https://proceedings.neurips.cc/paper/2013/hash/7f5d04d189dfb634e6a85bb9d9adf21e-Abstract.html).
 *
 * @returns an objective of batches `[batch, units]`.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { binaryUnits, ratioMatching, RBM } from '@gen/energy';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const rbm = new RBM({ visible: binaryUnits(4), hidden: binaryUnits(3), key: key(0) });
 * const { value, grads } = ratioMatching(rbm)(tf.ones([10, 4]), key(1), {});
 * tf.dispose([value, grads]);
 * rbm.dispose();
 * ```
 */
export const ratioMatching = (model: EnergyModel, options: FlipOptions = {}): EvaluatedObjective =>
  lossObjective(
    () => model.parameters(),
    (x, key, train) => {
      const odds = flipOdds('ratioMatching', model, x, key, options, { train, key });
      return { value: perExample(tf.square(tf.sigmoid(odds.logOdds)), odds.share) };
    },
  );
