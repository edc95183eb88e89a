import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Argument } from './argument.js';
import { elementwise } from './elementwise.js';
import { polygamma } from './polygamma.js';
import { rational } from './polynomial.js';
import { cotPi } from './sin-pi.js';
import { digammaMinusLog } from './stirling.js';

const ROOT = 1.4616321325302124 - 1; // of ψ(1 + t), in two parts, so that t − ROOT is exact there
const ROOT_TAIL = 1.243815006546356e-8;
// ψ(1 + t) / (t − root) on [0, 2]; relative error 4·10⁻¹⁰.
const NUMERATOR = [1.59470379e-2, 3.17186027e-1, 1.26720908, 1.25038014];
const DENOMINATOR = [3.29128912e-3, 1.179103e-1, 8.11863784e-1, 1.69700583, 1];

/**
 * The derivative of log Γ.
 *
 *     ψ(x) = Γ′(x) / Γ(x)
 *
 * It has poles at 0, −1, −2, …. Relative error below 5·10⁻⁷ for x > 0, at the zero 1.4616 as well;
 * for x < 0 that error is relative to max(1, |ψ(x)|), times the distance to the pole for x near one.
 * Its derivative is {@link trigamma}.
 *
 * By the asymptotic series from 3 on, by a rational approximation below, and by the reflection
 * ψ(1 − x) − ψ(x) = π cot πx (NIST Digital Library of Mathematical Functions, §5.5 and §5.11,
 * https://dlmf.nist.gov/5).
 *
 * @example
 * ```ts
 * import { digamma } from '@gen/core/special';
 *
 * const y = digamma([0.5, 1, 5]); // [ -1.964, -0.577, 1.506 ]
 * ```
 */
export const digamma: (x: Argument) => Tensor = elementwise<[x: Tensor]>('digamma', {
  names: ['x'],
  value: (x) => {
    const isNegative = tf.less(x, 0);
    const positive = ofPositive(tf.where(isNegative, tf.sub(1, x), x));
    const reflected = tf.sub(positive, tf.mul(cotPi(x), Math.PI));
    return tf.where(isNegative, reflected, positive);
  },
  partials: (x) => [polygamma(1, x)],
});

function ofPositive(y: Tensor): Tensor {
  const isSmall = tf.less(y, 1);
  const t = tf.minimum(tf.where(isSmall, y, tf.sub(y, 1)), 2);
  const distance = tf.sub(tf.sub(t, ROOT), ROOT_TAIL);
  const centre = tf.mul(distance, rational(t, NUMERATOR, DENOMINATOR));
  const z = tf.maximum(y, 3);
  const large = tf.add(tf.log(z), digammaMinusLog(z));
  const small = tf.sub(centre, tf.reciprocal(tf.minimum(y, 1)));
  return tf.where(tf.greater(y, 3), large, tf.where(isSmall, small, centre));
}
