import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Argument } from './argument.js';
import { elementwise } from './elementwise.js';
import { normalHazard } from './log-ndtr.js';
import { normalQuantile } from './normal-quantile.js';

/**
 * The inverse of the error function {@link erf}.
 *
 *     erf(erfinv(x)) = x,   −1 ≤ x ≤ 1
 *
 * It is −∞ at −1 and ∞ at 1. Relative error below 5·10⁻⁷, at 0 as well. Derivative:
 * ½ √π exp(erfinv(x)²).
 *
 * @example
 * ```ts
 * import { erfinv } from '@gen/core/special';
 *
 * const y = erfinv([-0.5, 1e-9, 0.999]); // [ -0.477, 8.86e-10, 2.327 ]
 * ```
 */
export const erfinv: (x: Argument) => Tensor = elementwise<[x: Tensor]>('erfinv', {
  names: ['x'],
  value: (x) => {
    const q = tf.mul(tf.sub(1, tf.abs(x)), 0.5);
    return tf.mul(normalQuantile(tf.mul(x, 0.5), q), Math.SQRT1_2);
  },
  partials: (x) => [slope(x)],
});

/** ½ √π exp(y²) at y = erfinv(x): the derivative is 2y times its square. */
const slope: (x: Tensor) => Tensor = elementwise<[x: Tensor]>('erfinv', {
  names: ['x'],
  value: (x) => {
    const isLower = tf.less(x, 0);
    const q = tf.mul(tf.sub(1, tf.where(isLower, tf.neg(x), x)), 0.5);
    const y = tf.mul(erfinv(x), Math.SQRT2);
    const hazard = normalHazard(tf.where(isLower, tf.neg(y), y));
    return tf.div(0.5 * Math.SQRT1_2, tf.mul(q, hazard));
  },
  partials: (x) => [tf.mul(tf.mul(erfinv(x), 2), tf.square(slope(x)))],
});
