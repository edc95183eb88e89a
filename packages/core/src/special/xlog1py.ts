import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Argument } from './argument.js';
import { elementwise } from './elementwise.js';

/**
 * x log(1 + y), where 0 log 0 = 0.
 *
 * Derivatives: log(1 + y) and x / (1 + y), both 0 where x = 0 and y = −1.
 *
 * @example
 * ```ts
 * import { xlog1py } from '@gen/core/special';
 *
 * const z = xlog1py([0, 2], [-1, 1e-9]); // [ 0, 2e-9 ]
 * ```
 */
export const xlog1py: (x: Argument, y: Argument) => Tensor = elementwise<[x: Tensor, y: Tensor]>(
  'xlog1py',
  {
    names: ['x', 'y'],
    value: (x, y) => tf.where(tf.equal(x, 0), 0, tf.mul(x, tf.log1p(safe(x, y)))),
    partials: (x, y) => [tf.log1p(safe(x, y)), tf.div(x, tf.add(safe(x, y), 1))],
  },
);

/** y, and 0 where x = 0 and y = −1. */
function safe(x: Tensor, y: Tensor): Tensor {
  const isNothing = tf.logicalAnd(tf.equal(x, 0), tf.equal(y, -1));
  return tf.add(y, tf.cast(isNothing, 'float32'));
}
