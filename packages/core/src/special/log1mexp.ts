import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Argument } from './argument.js';
import { elementwise } from './elementwise.js';

/**
 * log(1 − eˣ) for x ≤ 0: the logarithm of the probability of what does not happen, where x is that
 * of what does.
 *
 * It is −∞ at 0 and undefined above. Relative error below 5·10⁻⁷. Derivative: eˣ / (eˣ − 1).
 *
 * log(−expm1(x)) above −log 2 and log1p(−eˣ) below (Mächler 2012, "Accurately computing
 * log(1 − exp(−|a|))", https://cran.r-project.org/package=Rmpfr/vignettes/log1mexp-note.pdf).
 *
 * @example
 * ```ts
 * import { log1mexp } from '@gen/core/special';
 *
 * const y = log1mexp([-1e-6, -1, -50]); // [ -13.816, -0.459, -1.93e-22 ]
 * ```
 */
export const log1mexp: (x: Argument) => Tensor = elementwise<[x: Tensor]>('log1mexp', {
  names: ['x'],
  value: (x) => {
    const near = tf.log(tf.neg(tf.expm1(x)));
    const far = tf.log1p(tf.neg(tf.exp(tf.minimum(x, -Math.LN2))));
    const finite = tf.where(tf.greater(x, -Math.LN2), near, far);
    return tf.where(tf.equal(x, 0), -Infinity, finite); // engines differ about log 0
  },
  partials: (x) => [slope(x)],
});

/** eˣ / (eˣ − 1), whose derivative is −eˣ / (eˣ − 1)², without a square that underflows. */
const slope: (x: Tensor) => Tensor = elementwise<[x: Tensor]>('log1mexp', {
  names: ['x'],
  value: (x) => tf.div(tf.exp(x), tf.expm1(x)),
  partials: (x) => [tf.neg(tf.div(slope(x), tf.expm1(x)))],
});
