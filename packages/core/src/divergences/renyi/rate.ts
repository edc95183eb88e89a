import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { whereProper } from './where-proper.js';

/**
 * Rényi divergence of two distributions with densities h(x) λᵏ e^{−λ T(x)} of rates λ, of which only
 * the ratio r = λ_q / λₚ matters:
 *
 *     k (log(α + (1 − α) r) − (1 − α) log r) / (1 − α),   ∞ where the first logarithm is not defined
 *
 * From the log normalizer of an exponential family (Nielsen & Nock 2011, "On Rényi and Tsallis
 * entropies and divergences for exponential families", eq. 9, https://arxiv.org/abs/1105.3259).
 */
export function renyiOfRates(ratio: Tensor, order: number, power = 1): Tensor {
  const mixed = tf.add(tf.mul(ratio, 1 - order), order);
  return whereProper(mixed, (s) =>
    tf.mul(tf.sub(tf.div(tf.log(s), 1 - order), tf.log(ratio)), power),
  );
}
