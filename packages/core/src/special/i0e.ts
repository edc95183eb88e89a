import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Argument } from './argument.js';
import { farI0, farSlopeOfI0, nearDifference, nearI0, signOf, upToEight } from './bessel-parts.js';
import { elementwise } from './elementwise.js';

/**
 * The modified Bessel function of the first kind of order 0, scaled so that it does not overflow.
 *
 *     e⁻ˡˣˡ I₀(x)
 *
 * Relative error below 5·10⁻⁷. Its derivative does not cancel for large x; at 0 it is that from
 * above, −1.
 *
 * A rational approximation up to 8, and the form of the asymptotic series beyond (NIST Digital
 * Library of Mathematical Functions, §10.40, https://dlmf.nist.gov/10.40).
 *
 * @example
 * ```ts
 * import { i0e } from '@gen/core/special';
 *
 * const y = i0e([0, 1, 1000]); // [ 1, 0.466, 0.0126 ]
 * ```
 */
export const i0e: (x: Argument) => Tensor = elementwise<[x: Tensor]>('i0e', {
  names: ['x'],
  value: (x) => upToEight(tf.abs(x), nearI0, farI0),
  partials: (x) => {
    const sign = signOf(x);
    const slope = upToEight(tf.mul(x, sign), (y) => tf.neg(nearDifference(y)), farSlopeOfI0);
    return [tf.mul(sign, slope)];
  },
});
