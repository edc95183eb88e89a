import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { centredGradient } from './centred-gradient.js';
import type { GradientTransform, PhaseMeans } from './gradient-transform.js';

/**
 * The enhanced gradient: covariances in place of second moments, so that an update does not depend on which of
 * two values of a unit is called 1.
 *
 *     ∇W = Cov data(h, v) − Cov model(h, v),   ∇b = ⟨v⟩ data − ⟨v⟩ model − ½ ∇Wᵀ (⟨h⟩ data + ⟨h⟩ model), …
 *
 * It is the centred gradient whose offsets are the means of data and model, half and half, of the batch at
 * hand (Cho, Raiko & Ilin 2013, "Enhanced gradient for training restricted Boltzmann machines", Neural
 * Computation 25(3), https://doi.org/10.1162/NECO_a_00397; that the two agree: Melchior, Fischer
 * & Wiskott 2016, "How to center deep Boltzmann machines", §3.1, https://jmlr.org/papers/v17/14-237.html).
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { binaryUnits, contrastiveDivergence, enhancedGradient, RBM } from '@gen/energy';
 *
 * const rbm = new RBM({ visible: binaryUnits(16), hidden: binaryUnits(8), key: key(0) });
 * const objective = contrastiveDivergence(rbm, { transforms: [enhancedGradient()] });
 * objective.dispose();
 * rbm.dispose();
 * ```
 */
export function enhancedGradient(): GradientTransform<PhaseMeans> {
  const between = (a: Tensor, b: Tensor): Tensor => tf.mul(tf.add(a, b), 0.5);
  return {
    name: 'enhancedGradient',
    transform: (gradient, { data, model }, connection) => {
      const [ofData, ofModel] = [data(), model()];
      const offsets = {
        visible: between(ofData.visible, ofModel.visible),
        hidden: between(ofData.hidden, ofModel.hidden),
      };
      return centredGradient('enhancedGradient', gradient, offsets, connection);
    },
  };
}
