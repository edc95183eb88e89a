import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { elementwise } from './elementwise.js';
import { logRatioExcess } from './gamma-density.js';
import { digammaDifference, logBeta } from './log-beta.js';
import { binet } from './stirling.js';

/**
 * log(xᵃ yᵇ / B(a, b)) with y = 1 − x, as operations and without a gradient of its own.
 *
 * For a and b from 1 on Stirling's formula leaves a (log(u) − u + 1) + b (log(v) − v + 1) with
 * u = x (a + b) / a and v = y (a + b) / b, in which nothing of the size of a or b cancels.
 */
export function logBetaWeight(a: Tensor, b: Tensor, x: Tensor, y = tf.sub(1, x)): Tensor {
  const logs = tf.add(tf.mul(a, logOf(x, y)), tf.mul(b, logOf(y, x)));
  const small = tf.sub(logs, logBeta(a, b));
  const [c, d] = [tf.maximum(a, 1), tf.maximum(b, 1)];
  const sum = tf.add(c, d);
  const ratios = tf.add(logRatioExcess(c, tf.mul(x, sum)), logRatioExcess(d, tf.mul(y, sum)));
  const corrections = tf.sub(binet(sum), tf.add(binet(c), binet(d)));
  const scale = tf.mul(tf.log(tf.div(tf.mul(c, tf.div(d, sum)), 2 * Math.PI)), 0.5);
  const large = tf.add(ratios, tf.add(corrections, scale));
  return tf.where(tf.less(tf.minimum(a, b), 1), small, large);
}

/** log x of x and 1 − x, of which the smaller has the digits. */
const logOf = (x: Tensor, rest: Tensor): Tensor =>
  tf.where(tf.less(x, rest), tf.log(x), tf.log1p(tf.neg(tf.minimum(rest, 0.5))));

/** xᵃ⁻¹ (1 − x)ᵇ⁻¹ / B(a, b), the density of the beta distribution. */
export const betaDensity: (a: Tensor, b: Tensor, x: Tensor) => Tensor = elementwise<
  [a: Tensor, b: Tensor, x: Tensor]
>('betaDensity', {
  names: ['a', 'b', 'x'],
  value: (a, b, x) => {
    const logRest = tf.add(tf.log(x), tf.log1p(tf.neg(x)));
    return tf.exp(tf.sub(logBetaWeight(a, b, x), logRest));
  },
  partials: (a, b, x) => {
    const density = betaDensity(a, b, x);
    const y = tf.sub(1, x);
    const slope = tf.sub(tf.div(tf.sub(a, 1), x), tf.div(tf.sub(b, 1), y));
    const ofA = tf.sub(tf.log(x), digammaDifference(a, b));
    const ofB = tf.sub(tf.log1p(tf.neg(x)), digammaDifference(b, a));
    return [tf.mul(density, ofA), tf.mul(density, ofB), tf.mul(density, slope)];
  },
});

/** log(xᵃ (1 − x)ᵇ / B(a, b)) for x in (0, 1), the log density of logit x where x is beta distributed. */
export const logBetaDensity: (a: Tensor, b: Tensor, x: Tensor) => Tensor = elementwise<
  [a: Tensor, b: Tensor, x: Tensor]
>('logBetaDensity', {
  names: ['a', 'b', 'x'],
  value: (a, b, x) => logBetaWeight(a, b, x),
  partials: (a, b, x) => [
    tf.sub(tf.log(x), digammaDifference(a, b)),
    tf.sub(tf.log1p(tf.neg(x)), digammaDifference(b, a)),
    tf.sub(tf.div(a, x), tf.div(b, tf.sub(1, x))),
  ],
});
