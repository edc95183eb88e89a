import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { root } from '../root.js';
import { squaredDistances } from '../squared-distances.js';

/**
 * The kernel of the energy distance: distances, negative, which have no bandwidth.
 *
 *     k(x, y) = −‖x − y‖
 *
 * A {@link Similarity}. It is positive definite as far as differences of samples go (Sejdinovic et al.
 * 2013, "Equivalence of distance-based and RKHS-based statistics in hypothesis testing",
 * https://arxiv.org/abs/1207.6076). Where x = y the gradient is 0.
 *
 * @example
 * ```ts
 * import { energyKernel, mmdUnbiased } from '@gen/core/divergences';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const squared = mmdUnbiased(tf.zeros([3, 2]), tf.ones([4, 2]), energyKernel); // 2 √2
 * ```
 */
export const energyKernel = (x: Tensor, y: Tensor): Tensor =>
  tf.tidy(() => tf.neg(root(squaredDistances(x, y))));
