import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Argument } from './argument.js';
import { farI1, farSlopeOfI1, nearDifference, nearI1, signOf, upToEight } from './bessel-parts.js';
import { elementwise } from './elementwise.js';

/**
 * The modified Bessel function of the first kind of order 1, scaled so that it does not overflow.
 *
 *     e⁻ˡˣˡ I₁(x)
 *
 * Relative error below 5·10⁻⁷, at 0 as well. Its derivative does not cancel for large x.
 *
 * A rational approximation up to 8, and the form of the asymptotic series beyond (NIST Digital
 * Library of Mathematical Functions, §10.40, https://dlmf.nist.gov/10.40).
 *
 * @example
 * ```ts
 * import { i1e } from '@gen/core/special';
 *
 * const y = i1e([0, 1, 1000]); // [ 0, 0.208, 0.0126 ]
 * ```
 */
export const i1e: (x: Argument) => Tensor = elementwise<[x: Tensor]>('i1e', {
  names: ['x'],
  value: (x) =>
    tf.mul(
      signOf(x),
      upToEight(tf.abs(x), (y) => tf.mul(y, nearI1(y)), farI1),
    ),
  partials: (x) => {
    const near = (y: Tensor): Tensor => tf.sub(nearDifference(y), nearI1(y));
    return [upToEight(tf.mul(x, signOf(x)), near, farSlopeOfI1)];
  },
});
