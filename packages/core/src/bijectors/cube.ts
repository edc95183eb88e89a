import * as tf from '@tensorflow/tfjs-core';
import { elementwise } from './elementwise.js';

/**
 * The cube, from ℝ onto ℝ. Its inverse has no finite slope at 0.
 *
 *     y = x³,   log |dy/dx| = log 3 + 2 log |x|
 *
 * @example
 * ```ts
 * import { cube } from '@gen/core/bijectors';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const { value } = cube.inverse(tf.tensor1d([8, -27])); // [2, −3]
 * ```
 */
export const cube = elementwise({
  name: 'Cube',
  forward: (x) => tf.mul(x, tf.square(x)),
  inverse: (y) => tf.mul(tf.sign(y), tf.pow(tf.abs(y), 1 / 3)),
  logSlope: (x) => tf.add(tf.mul(tf.log(tf.abs(x)), 2), Math.log(3)),
  increasing: true,
});
