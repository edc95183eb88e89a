import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { bandMask } from '../../linalg/band-mask.js';
import { withoutGradient } from '../../without-gradient.js';
import { checkTwoSamples } from '../check-samples.js';
import { squaredDistances } from '../squared-distances.js';

/**
 * The median heuristic for a bandwidth: the median of the distances of all pairs of both samples
 * together.
 *
 *     σ = median_{i < j} ‖zᵢ − zⱼ‖,   z = (x, y)
 *
 * A scalar on the engine, which is not read, so that it may be computed inside a step; no gradient
 * passes. It sorts (n + m)² numbers (Gretton et al. 2012, "A kernel two-sample test", §8,
 * https://jmlr.org/papers/v13/gretton12a.html).
 *
 * @param x shape `[n, d]`.
 * @param y shape `[m, d]`.
 *
 * @example
 * ```ts
 * import { medianBandwidth, rbfKernel } from '@gen/core/divergences';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const [x, y] = [tf.tensor2d([[0], [1]]), tf.tensor2d([[3]])];
 * const kernel = rbfKernel({ bandwidth: medianBandwidth(x, y) }); // of 1, 3, 2: bandwidth 2
 * ```
 */
export function medianBandwidth(x: Tensor, y: Tensor): Tensor {
  checkTwoSamples('medianBandwidth', x, y);
  return tf.tidy(() => withoutGradient((a, b) => median(tf.concat([a!, b!], 0)))(x, y));
}

/**
 * Each pair is there twice and the zeros of the diagonal come last, so of pairs the middle one, or the
 * mean of the middle two, is the mean of the places either side of the middle.
 */
function median(z: Tensor): Tensor {
  const count = z.shape[0]!;
  const pairs = (count * (count - 1)) / 2;
  const squares = tf.mul(squaredDistances(z, z), tf.sub(1, bandMask([count, count], 0, 0)));
  const { values } = tf.topk(tf.reshape(squares, [-1]), pairs + 1);
  return tf.mean(tf.sqrt(tf.slice(values, [pairs - 1], [2])));
}
