import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Argument } from './argument.js';
import { elementwise } from './elementwise.js';

/**
 * x log y, where 0 log 0 = 0.
 *
 * Derivatives: log y and x / y, both 0 where x = y = 0.
 *
 * @example
 * ```ts
 * import { xlogy } from '@gen/core/special';
 *
 * const z = xlogy([0, 2], [0, 3]); // [ 0, 2.197 ]
 * ```
 */
export const xlogy: (x: Argument, y: Argument) => Tensor = elementwise<[x: Tensor, y: Tensor]>(
  'xlogy',
  {
    names: ['x', 'y'],
    value: (x, y) => tf.where(tf.equal(x, 0), 0, tf.mul(x, tf.log(safe(x, y)))),
    partials: (x, y) => [tf.log(safe(x, y)), quotient(x, safe(x, y))],
  },
);

/** x / y, whose derivative in y is 0 where x = 0 and does not underflow. */
const quotient: (x: Tensor, y: Tensor) => Tensor = elementwise<[x: Tensor, y: Tensor]>('quotient', {
  names: ['x', 'y'],
  value: (x, y) => tf.div(x, y),
  partials: (x, y) => [tf.reciprocal(y), tf.neg(quotient(quotient(x, y), y))],
});

/** y, and 1 where x = y = 0. */
function safe(x: Tensor, y: Tensor): Tensor {
  const isNothing = tf.logicalAnd(tf.equal(x, 0), tf.equal(y, 0));
  return tf.add(y, tf.cast(isNothing, 'float32'));
}
