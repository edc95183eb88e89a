import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Argument } from './argument.js';
import { elementwise } from './elementwise.js';
import { normalHazard } from './log-ndtr.js';
import { normalQuantile } from './normal-quantile.js';

/**
 * The quantile function of the standard normal, the inverse of {@link ndtr}.
 *
 *     Φ(ndtri(p)) = p,   0 ≤ p ≤ 1
 *
 * It is −∞ at 0 and ∞ at 1. Relative error below 5·10⁻⁷ down to p = 10⁻³⁸, at ½ as well. Derivative:
 * 1 / φ(ndtri(p)).
 *
 * @example
 * ```ts
 * import { ndtri } from '@gen/core/special';
 *
 * const x = ndtri([1e-20, 0.5, 0.975]); // [ -9.262, 0, 1.960 ]
 * ```
 */
export const ndtri: (p: Argument) => Tensor = elementwise<[p: Tensor]>('ndtri', {
  names: ['p'],
  value: (p) => normalQuantile(tf.sub(p, 0.5), tf.minimum(p, tf.sub(1, p))),
  partials: (p) => [slope(p)],
});

/** 1 / φ(ndtri(p)): the derivative is x / φ(x)² at x = ndtri(p). */
const slope: (p: Tensor) => Tensor = elementwise<[p: Tensor]>('ndtri', {
  names: ['p'],
  value: (p) => {
    const isLower = tf.less(p, 0.5);
    const x = ndtri(p);
    const q = tf.where(isLower, p, tf.sub(1, p));
    const distance = tf.where(isLower, tf.neg(x), x); // φ(x) is Φ(−|x|) times the hazard at |x|
    return tf.reciprocal(tf.mul(q, normalHazard(distance)));
  },
  partials: (p) => [tf.mul(ndtri(p), tf.square(slope(p)))],
});
