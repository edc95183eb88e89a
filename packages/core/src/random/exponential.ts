import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Shape } from '../shape.js';
import { centered } from './centered.js';
import { checkDrawShape } from './check-draw-shape.js';
import { drawElementwise } from './draw-elementwise.js';
import type { Key } from './key.js';

/**
 * Draws numbers with the standard exponential distribution, above 0.
 *
 *     x = −log U
 *
 * U has 32 bits and both tails: draws reach from 2⁻³³ to 33 log 2 ≈ 22.9, beyond which lies a
 * probability of 2⁻³³. Divide by a rate for another than 1.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { exponential } from '@gen/core/random';
 *
 * const waits = exponential(key(0), [8]);
 * ```
 */
export function exponential(key: Key, shape: Shape): Tensor {
  checkDrawShape('exponential', shape);
  return drawElementwise(shape, [], (size) => {
    const x = centered(key, [size]);
    const tail = tf.abs(x);
    return tf.neg(tf.where(tf.greater(x, 0), tf.log(tail), tf.log1p(tf.neg(tail))));
  });
}
