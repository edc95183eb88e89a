import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { asFloat, type Argument } from './argument.js';
import { elementwise } from './elementwise.js';
import { logitBetaQuantile } from './logit-beta-quantile.js';

/**
 * The inverse of {@link betainc} in x: the quantile function of the beta distribution.
 *
 *     I(a, b, betaincinv(a, b, p)) = p,   a > 0, b > 0, 0 ≤ p ≤ 1
 *
 * It is 0 at 0 and 1 at 1. Relative error below 2·10⁻⁵ for a and b from 0.5 to 300. Derivatives are those
 * of the implicit function theorem, as accurate; second ones, to 2·10⁻³, are the last in a and b.
 *
 * Five steps of Halley's method on log I as a function of logit x (NIST Digital Library of Mathematical
 * Functions, §8.17 and §3.8, https://dlmf.nist.gov/8.17).
 *
 * @example
 * ```ts
 * import { betaincinv } from '@gen/core/special';
 *
 * const x = betaincinv([0.5, 2, 100], [0.5, 3, 50], [0.1, 0.5, 0.9]); // [ 0.024, 0.386, 0.715 ]
 * ```
 */
export const betaincinv = (a: Argument, b: Argument, p: Argument): Tensor =>
  tf.tidy(() => {
    const mass = asFloat(p);
    return fraction(logitBetaQuantile(asFloat(a), asFloat(b), mass, tf.sub(1, mass)));
  });

/** σ(y), whose derivative σ(y) σ(−y) keeps its digits near 1. */
const fraction: (y: Tensor) => Tensor = elementwise<[y: Tensor]>('betaincinv', {
  names: ['y'],
  value: (y) => tf.sigmoid(y),
  partials: (y) => [tf.mul(fraction(y), fraction(tf.neg(y)))],
});
