import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';

/**
 * The linear kernel: with it the discrepancy of two samples is that of their means.
 *
 *     k(x, y) = xᵀy
 *
 * A {@link Similarity}: x `[..., n, d]`, y `[..., m, d]` to `[..., n, m]` (Gretton et al. 2012, "A kernel
 * two-sample test", §2, https://jmlr.org/papers/v13/gretton12a.html).
 *
 * @example
 * ```ts
 * import { linearKernel, mmd } from '@gen/core/divergences';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const squared = mmd(tf.zeros([3, 2]), tf.ones([4, 2]), linearKernel); // 2
 * ```
 */
export const linearKernel = (x: Tensor, y: Tensor): Tensor => tf.matMul(x, y, false, true);
