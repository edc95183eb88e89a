import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';

/**
 * f⁽ⁿ⁾ / f for n from 0 to `order`, of the derivatives of log f:
 *
 *     f⁽ⁿ⁺¹⁾ / f = Σₖ C(n, k) (f⁽ⁿ⁻ᵏ⁾ / f) (log f)⁽ᵏ⁺¹⁾
 *
 * @param first The first derivative of log f.
 * @param more The second, the third and so on, up to `order`.
 */
export function logDerivatives(order: number, first: Tensor, more: readonly Tensor[]): Tensor[] {
  const ofLog = [first, ...more];
  const ratios = [tf.onesLike(first)];
  for (let n = 0; n < order; n++) {
    let binomial = 1;
    const terms = Array.from({ length: n + 1 }, (_, k) => {
      if (k > 0) binomial *= (n - k + 1) / k;
      return tf.mul(tf.mul(ratios[n - k]!, ofLog[k]!), binomial);
    });
    ratios.push(tf.addN(terms));
  }
  return ratios;
}
