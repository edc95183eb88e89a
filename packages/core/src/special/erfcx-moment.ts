import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { elementwise } from './elementwise.js';
import { gaussLegendre } from './gauss-legendre.js';

const { nodes, weights } = gaussLegendre(20);
const DEPTH = 20; // the integrals end where the exponential is e⁻²⁰

/**
 * For x ≥ 0, what the derivatives of {@link erfcx} are made of:
 *
 *     Mₙ(x) = (2/√π) ∫₀^∞ tⁿ exp(−t² − 2xt) dt,   M₀ = erfcx,   Mₙ′ = −2 Mₙ₊₁
 *
 * All terms of the quadrature are positive, so no digits are lost however large x is.
 */
export function erfcxMoment(n: number, x: Tensor): Tensor {
  return ofOrder(n)(x);
}

const ofOrder = (n: number): ((x: Tensor) => Tensor) =>
  elementwise<[x: Tensor]>('erfcxMoment', {
    names: ['x'],
    value: (x) => {
      const end = tf.div(DEPTH, tf.add(x, tf.sqrt(tf.add(tf.square(x), DEPTH)))); // of t² + 2xt
      const t = tf.mul(tf.expandDims(end, -1), [...nodes]); // [..., nodes]
      const exponent = tf.mul(t, tf.add(t, tf.mul(tf.expandDims(x, -1), 2)));
      const scaled = nodes.map((node, i) => (2 / Math.sqrt(Math.PI)) * weights[i]! * node ** n);
      const sum = tf.sum(tf.mul(tf.exp(tf.neg(exponent)), scaled), -1);
      return Array.from({ length: n + 1 }).reduce<Tensor>((y) => tf.mul(y, end), sum);
    },
    partials: (x) => [tf.mul(erfcxMoment(n + 1, x), -2)],
  });
