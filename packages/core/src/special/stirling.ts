import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { polynomial } from './polynomial.js';

// Minimax polynomials in 1/x for x ≥ 1, fitted to 40-digit values: absolute errors 3·10⁻⁹ and 4·10⁻⁸.
const BINET = [
  1.37031249e-4, -6.29499472e-4, 1.04442652e-3, -5.03276493e-5, -2.77341687e-3, -7.50053058e-8,
  8.33333308e-2,
];
const DIGAMMA = [
  8.59928727e-4, -3.49796901e-3, 4.92853744e-3, -5.88685881e-5, -8.35164734e-3, 2.42516728e-6,
  8.33332945e-2,
];

/**
 * What Stirling's formula leaves of log Γ, for x ≥ 1 (Binet's function):
 *
 *     log Γ(x) − (x − ½) log x + x − ½ log 2π = 1/(12 x) − 1/(360 x³) + …
 */
export function binet(x: Tensor): Tensor {
  const t = tf.reciprocal(x);
  return tf.mul(t, polynomial(t, BINET));
}

/** ψ(x) − log x = −1/(2x) − 1/(12x²) + … for x ≥ 1. */
export function digammaMinusLog(x: Tensor): Tensor {
  const t = tf.reciprocal(x);
  return tf.neg(tf.mul(t, tf.add(tf.mul(t, polynomial(t, DIGAMMA)), 0.5)));
}
