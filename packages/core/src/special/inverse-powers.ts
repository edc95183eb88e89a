import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { elementwise } from './elementwise.js';
import { polynomial } from './polynomial.js';

/**
 * y⁻ˢ Σₖ cₖ y⁻ᵏ, how a function ends for large y, with derivatives of every order.
 *
 * @param s A multiple of ½.
 * @param coefficients That of the highest k first.
 */
export function inversePowers(s: number, coefficients: readonly number[]): (y: Tensor) => Tensor {
  return elementwise<[y: Tensor]>('inversePowers', {
    names: ['y'],
    value: (y) => {
      const t = tf.reciprocal(y);
      const start = polynomial(t, coefficients);
      const rooted = Number.isInteger(s) ? start : tf.mul(start, tf.sqrt(t));
      return Array.from({ length: Math.floor(s) }).reduce<Tensor>((sum) => tf.mul(sum, t), rooted);
    },
    partials: (y) => {
      const slopes = coefficients.map((c, i) => -(s + coefficients.length - 1 - i) * c);
      return [inversePowers(s + 1, slopes)(y)];
    },
  });
}
