import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Argument } from './argument.js';
import { elementwise } from './elementwise.js';
import { lgamma } from './lgamma.js';
import { log1pMinus } from './log1p-minus.js';
import { polygamma } from './polygamma.js';
import { binet, digammaMinusLog } from './stirling.js';

const HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

/**
 * The logarithm of the beta function.
 *
 *     log B(a, b) = log Γ(a) + log Γ(b) − log Γ(a + b),   a > 0, b > 0
 *
 * Error below 10⁻⁶ max(1, |log B|), for any a and b: where log Γ is large its leading terms are
 * subtracted by hand, as are those of the derivatives ψ(a) − ψ(a + b) and ψ(b) − ψ(a + b).
 *
 * By Stirling's formula (NIST Digital Library of Mathematical Functions, §5.11 and §5.12,
 * https://dlmf.nist.gov/5).
 *
 * @example
 * ```ts
 * import { logBeta } from '@gen/core/special';
 *
 * const y = logBeta([0.5, 2, 1e6], [0.5, 3, 1]); // [ 1.145, -2.485, -13.816 ]
 * ```
 */
export const logBeta: (a: Argument, b: Argument) => Tensor = elementwise<[a: Tensor, b: Tensor]>(
  'logBeta',
  {
    names: ['a', 'b'],
    value: (a, b) => {
      const [p, q] = [tf.minimum(a, b), tf.maximum(a, b)];
      const few = tf.sub(
        tf.add(lgamma(p), lgamma(tf.minimum(q, 1))),
        lgamma(tf.add(p, tf.minimum(q, 1))),
      );
      const one = tf.add(
        lgamma(tf.minimum(p, 1)),
        lgammaDifference(tf.maximum(q, 1), tf.minimum(p, 1)),
      );
      const both = ofLarge(tf.maximum(p, 1), tf.maximum(q, 1));
      return tf.where(tf.less(q, 1), few, tf.where(tf.less(p, 1), one, both));
    },
    partials: (a, b) => [digammaDifference(a, b), digammaDifference(b, a)],
  },
);

/** log B(½, b), in a fifth of the operations. */
export const logHalfBeta: (b: Tensor) => Tensor = elementwise<[b: Tensor]>('logHalfBeta', {
  names: ['b'],
  value: (b) => {
    const difference = lgammaDifference(tf.add(b, 1), tf.scalar(0.5));
    // Γ(b) is Γ(b + 1) / b, and Γ(b + ½) likewise.
    return tf.add(difference, tf.add(tf.log1p(tf.div(0.5, b)), 0.5 * Math.log(Math.PI)));
  },
  partials: (b) => [digammaDifference(b, tf.scalar(0.5))],
});

/** log Γ(q) − log Γ(q + p) for q ≥ 1 and p ≤ 1. */
function lgammaDifference(q: Tensor, p: Tensor): Tensor {
  const sum = tf.add(p, q);
  const ratio = tf.div(p, q);
  // (q − ½) (log q − log(p + q)) + p, of which q (u − log(1 + u)) and ½ log(1 + u) stay
  const near = tf.sub(tf.mul(tf.log1p(ratio), 0.5), tf.mul(q, log1pMinus(ratio)));
  const corrections = tf.sub(binet(q), binet(sum));
  return tf.add(tf.sub(near, tf.mul(p, tf.log(sum))), corrections);
}

/** log B of two numbers from 1 on, the second the larger. */
function ofLarge(p: Tensor, q: Tensor): Tensor {
  const sum = tf.add(p, q);
  const corrections = tf.add(tf.sub(binet(p), binet(sum)), tf.add(binet(q), HALF_LOG_TWO_PI));
  const ofFirst = tf.mul(tf.sub(p, 0.5), tf.log(tf.div(p, sum)));
  const ofSecond = tf.add(tf.mul(q, tf.log1p(tf.div(p, q))), tf.mul(tf.log(q), 0.5));
  return tf.add(tf.sub(ofFirst, ofSecond), corrections);
}

/** ψ(a) − ψ(a + b), where the two may be close. */
export const digammaDifference: (a: Tensor, b: Tensor) => Tensor = elementwise<
  [a: Tensor, b: Tensor]
>('digammaDifference', {
  names: ['a', 'b'],
  value: (a, b) => {
    const sum = tf.add(a, b);
    const [c, d] = [tf.add(a, 1), tf.add(sum, 1)]; // ψ(a) = ψ(a + 1) − 1/a
    const poles = tf.div(tf.div(b, a), sum);
    const corrections = tf.sub(digammaMinusLog(c), digammaMinusLog(d));
    return tf.sub(corrections, tf.add(poles, tf.log1p(tf.div(b, c))));
  },
  partials: (a, b) => {
    const sum = tf.add(a, b);
    const shifted = tf.sub(polygamma(1, tf.add(a, 1)), polygamma(1, tf.add(sum, 1)));
    const poles = tf.div(tf.div(b, a), sum); // 1/a² − 1/(a + b)² is this times 1/a + 1/(a + b)
    const ofPoles = tf.mul(poles, tf.add(tf.reciprocal(a), tf.reciprocal(sum)));
    return [tf.add(ofPoles, shifted), tf.neg(polygamma(1, sum))];
  },
});
