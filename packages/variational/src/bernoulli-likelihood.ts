import type { Tensor } from '@tensorflow/tfjs-core';
import { bernoulli, independent, type Bernoulli, type Independent } from '@gen/core';
import type { Head } from './head.js';

/**
 * Likelihood of pixels that are 0 or 1, given the logits that a decoder returns.
 *
 *     log p(x | z) = Σᵢ xᵢ log πᵢ + (1 − xᵢ) log(1 − πᵢ),   πᵢ = σ(outputᵢ)
 *
 * Pixels between 0 and 1 are taken as probabilities, as is common for grey images; this gives the
 * expected log likelihood of their dynamic binarization. Maps `[batch, ...visible]` to batch shape
 * `[batch]`, event shape `[...visible]`.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { bernoulliLikelihood } from '@gen/variational';
 *
 * // log ½ a pixel, whatever the pixel is: −2.77 for each of 2 images of 4 pixels.
 * const logProb = tf.tidy(() => bernoulliLikelihood(tf.zeros([2, 4])).logProb(tf.ones([2, 4])));
 * ```
 */
export const bernoulliLikelihood: ((logits: Tensor) => Independent<Bernoulli>) &
  Head<Independent<Bernoulli>> = /* @__PURE__ */ Object.assign(
  (logits: Tensor) => independent(bernoulli({ logits }), logits.rank - 1),
  { support: { low: 0, high: 1 } },
);
