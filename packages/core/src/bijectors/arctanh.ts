import { invert } from './invert.js';
import { tanh } from './tanh.js';

/**
 * The inverse hyperbolic tangent, from the numbers between −1 and 1 onto ℝ.
 *
 *     y = ½ log((1 + x) / (1 − x)),   log |dy/dx| = −log(1 − x²)
 *
 * @example
 * ```ts
 * import { arctanh } from '@gen/core/bijectors';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const { value } = arctanh.forward(tf.tensor1d([0, 0.5])); // [0, 0.549]
 * ```
 */
export const arctanh = invert(tanh, 'Arctanh');
