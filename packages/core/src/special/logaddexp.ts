import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Argument } from './argument.js';
import { elementwise } from './elementwise.js';

/**
 * log(eᵃ + eᵇ), without an overflow.
 *
 * Infinities are values as any: −∞ and b give b. Error below 2·10⁻⁷ max(1, |a|, |b|). Derivatives:
 * σ(a − b) and σ(b − a), and 0 where both are −∞.
 *
 * @example
 * ```ts
 * import { logaddexp } from '@gen/core/special';
 *
 * const y = logaddexp([-Infinity, 1000], [3, 1000]); // [ 3, 1000.693 ]
 * ```
 */
export const logaddexp: (a: Argument, b: Argument) => Tensor = elementwise<[a: Tensor, b: Tensor]>(
  'logaddexp',
  {
    names: ['a', 'b'],
    value: (a, b) => {
      const distance = tf.neg(tf.abs(difference(a, b)));
      return tf.add(tf.maximum(a, b), tf.log1p(tf.exp(distance)));
    },
    partials: (a, b) => {
      const isSomething = tf.cast(tf.greater(tf.maximum(a, b), -Infinity), 'float32');
      const d = difference(a, b);
      return [tf.mul(isSomething, sigmoid(d)), tf.mul(isSomething, sigmoid(tf.neg(d)))];
    },
  },
);

/** a − b within bounds beyond which a sum has one term only; 0 where both are the same infinity. */
function difference(a: Tensor, b: Tensor): Tensor {
  const isSame = tf.logicalAnd(tf.equal(a, b), tf.greater(tf.abs(a), 1e38));
  const d = tf.sub(tf.where(isSame, 0, a), tf.where(isSame, 0, b));
  return tf.clipByValue(d, -200, 200);
}

/** σ, whose derivative σ(d) σ(−d) keeps its digits where σ is 1 in float32. */
const sigmoid: (d: Tensor) => Tensor = elementwise<[d: Tensor]>('sigmoid', {
  names: ['d'],
  value: (d) => tf.sigmoid(d),
  partials: (d) => [tf.mul(sigmoid(d), sigmoid(tf.neg(d)))],
});
