import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Argument } from './argument.js';
import { elementwise } from './elementwise.js';
import { gammaSparsity } from './gamma-density.js';
import { gammaQuantile } from './gamma-quantile.js';
import { implicitGamma } from './implicit-gamma.js';

/**
 * The inverse of {@link gammainc} in x: the quantile function of the gamma distribution.
 *
 *     P(a, gammaincinv(a, p)) = p,   a > 0, 0 ≤ p ≤ 1
 *
 * It is 0 at 0 and ∞ at 1. Relative error below 10⁻⁵ down to p = 10⁻³⁷ for a from 0.1 on; what is lost
 * near p = 1 {@link gammainccinv} keeps. Derivatives are those of the implicit function theorem.
 *
 * Three steps of Halley's method on the logarithm of the smaller tail (NIST Digital Library of Mathematical
 * Functions, §8.2 and §3.8, https://dlmf.nist.gov/8).
 *
 * @example
 * ```ts
 * import { gammaincinv } from '@gen/core/special';
 *
 * const x = gammaincinv([0.5, 2, 100], [1e-3, 0.5, 0.975]); // [ 7.85e-7, 1.678, 120.5 ]
 * ```
 */
export const gammaincinv: (a: Argument, p: Argument) => Tensor = elementwise<
  [a: Tensor, p: Tensor]
>('gammaincinv', {
  names: ['a', 'p'],
  value: (a, p) => gammaQuantile(a, p, tf.sub(1, p)),
  partials: (a, p) => slopes(a, gammaincinv(a, p)),
});

/**
 * The inverse of {@link gammaincc} in x: the point above which the gamma distribution has mass q.
 *
 *     Q(a, gammainccinv(a, q)) = q,   a > 0, 0 ≤ q ≤ 1
 *
 * As accurate as {@link gammaincinv}, by the same way, for q near 0.
 *
 * @example
 * ```ts
 * import { gammainccinv } from '@gen/core/special';
 *
 * const x = gammainccinv([0.5, 2, 100], [1e-20, 0.5, 0.025]); // [ 43.3, 1.678, 120.5 ]
 * ```
 */
export const gammainccinv: (a: Argument, q: Argument) => Tensor = elementwise<
  [a: Tensor, q: Tensor]
>('gammainccinv', {
  names: ['a', 'q'],
  value: (a, q) => gammaQuantile(a, tf.sub(1, q), q),
  partials: (a, q) => {
    const [ofA, ofP] = slopes(a, gammainccinv(a, q));
    return [ofA, tf.neg(ofP)];
  },
});

const SMALLEST = 1e-37;

/** ∂x/∂a = −(∂P/∂a) / f and ∂x/∂p = 1 / f, where f is the density at x. */
function slopes(a: Tensor, quantile: Tensor): [ofA: Tensor, ofP: Tensor] {
  const x = tf.maximum(quantile, SMALLEST);
  return [tf.mul(x, implicitGamma(a, tf.log(x))), gammaSparsity(a, x)];
}
