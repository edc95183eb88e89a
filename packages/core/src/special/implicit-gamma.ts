import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { elementwise } from './elementwise.js';
import { choose, shapeTerms } from './gammainc.js';
import { gammaSide } from './incomplete-gamma.js';
import { logDerivatives } from './log-derivatives.js';
import { digammaMinusLog } from './stirling.js';

/**
 * The derivative in a of y = log x, where x is the quantile of some probability of the gamma
 * distribution with concentration a and rate 1:
 *
 *     ∂y/∂a = −(∂P(a, eʸ)/∂a) / (xᵃ e⁻ˣ / Γ(a))
 *
 * With P = ±C G of {@link gammaSide} and C = xᵃ e⁻ˣ / Γ(a + 1) it is ∓(G′ + G (log x − ψ(a + 1))) / a,
 * where what over- or underflows is gone: x itself may be smaller than any float32.
 */
export const implicitGamma = (a: Tensor, y: Tensor): Tensor => tf.neg(ofOrder(1)(a, y));

/** (∂ⁿP/∂aⁿ) / (xᵃ e⁻ˣ / Γ(a)). */
const ofOrder = (order: number): ((a: Tensor, y: Tensor) => Tensor) =>
  elementwise<[a: Tensor, y: Tensor]>('implicitGamma', {
    names: ['a', 'y'],
    value: (a, y) => {
      const { isLower, derivatives } = gammaSide(a, tf.exp(y), order);
      const ofWeight = logDerivatives(
        order,
        scoreOf(tf.add(a, 1), y),
        shapeTerms(order, tf.add(a, 1)),
      );
      const terms = derivatives.map((each, k) =>
        tf.mul(tf.mul(each, ofWeight[order - k]!), choose(order, k)),
      );
      const ratio = tf.div(tf.addN(terms), a);
      return tf.where(isLower, ratio, tf.neg(ratio));
    },
    partials: (a, y) => {
      const score = tf.add(scoreOf(tf.add(a, 1), y), tf.reciprocal(a)); // log x − ψ(a)
      const ratio = ofOrder(order)(a, y);
      const ofDensity = logDerivatives(order, score, shapeTerms(order, a));
      return [
        tf.sub(ofOrder(order + 1)(a, y), tf.mul(ratio, score)),
        tf.sub(ofDensity[order]!, tf.mul(ratio, tf.sub(a, tf.exp(y)))),
      ];
    },
  });

/** y − ψ(b) for b ≥ 1, where the two may be close. */
function scoreOf(b: Tensor, y: Tensor): Tensor {
  const u = tf.div(tf.sub(tf.exp(y), b), b);
  const near = tf.log1p(tf.clipByValue(u, -0.5, 0.5));
  const ratio = tf.where(tf.less(tf.abs(u), 0.5), near, tf.sub(y, tf.log(b)));
  return tf.sub(ratio, digammaMinusLog(b));
}
