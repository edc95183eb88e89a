import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Shape } from '../shape.js';
import { centered } from './centered.js';
import { checkDrawShape } from './check-draw-shape.js';
import type { Key } from './key.js';

/**
 * Draws numbers with the standard logistic distribution, whose cdf is 1 / (1 + exp(−x)).
 *
 *     x = log U − log(1 − U)
 *
 * U has 32 bits and both tails: |x| reaches 22.9.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { logistic } from '@gen/core/random';
 *
 * const noise = logistic(key(0), [8]);
 * ```
 */
export function logistic(key: Key, shape: Shape): Tensor {
  checkDrawShape('logistic', shape);
  return tf.tidy(() => {
    const x = centered(key, shape);
    const tail = tf.abs(x);
    return tf.mul(tf.sign(x), tf.sub(tf.log(tail), tf.log1p(tf.neg(tail))));
  });
}
