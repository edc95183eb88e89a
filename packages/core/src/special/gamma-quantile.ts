import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { logGammaWeight } from './gamma-density.js';
import { lgamma } from './lgamma.js';
import { logGammaTails } from './log-gamma-tails.js';
import { normalQuantile } from './normal-quantile.js';

const STEPS = 3;
const DEEP = -60; // log x below which P(a, x) = xᵃ / Γ(a + 1)

/**
 * The x with P(a, x) = p = 1 − q, as operations without gradients; the smaller of p and q has the digits.
 *
 * Halley's method on the logarithm of the smaller tail, which is concave in log x, from the cube of Wilson &
 * Hilferty or where that fails from the bound P ≤ xᵃ / Γ(a + 1): its steps stay on one side of the root.
 */
export function gammaQuantile(a: Tensor, p: Tensor, q: Tensor): Tensor {
  const isLower = tf.lessEqual(p, q);
  const tail = tf.clipByValue(tf.minimum(p, q), 1e-38, 0.5);
  const logTail = tf.log(tail);
  const logRest = tf.log1p(tf.neg(tail));
  const logGamma = lgamma(tf.add(a, 1));
  const least = tf.div(tf.add(tf.where(isLower, logTail, logRest), logGamma), a);
  // For a ≤ 1 and x ≥ 1, 1 − P is at most e⁻ˣ / Γ(a).
  const ofUpper = tf.sub(tf.sub(tf.log(a), logGamma), tf.where(isLower, logRest, logTail));
  const most = tf.where(tf.lessEqual(a, 1), tf.maximum(ofUpper, 1), 1e37);
  const [low, high] = [tf.exp(least), most];
  let x: Tensor = tf.minimum(tf.maximum(low, cubeOf(a, isLower, tail)), high);
  for (let step = 0; step < STEPS; step++) {
    const { lower, upper } = logGammaTails(a, x);
    const logSide = tf.where(isLower, lower, upper);
    const error = tf.sub(logSide, logTail);
    const size = tf.exp(tf.sub(tf.add(logGammaWeight(a, x), tf.log(a)), logSide));
    const slope = tf.where(isLower, size, tf.neg(size));
    const newton = tf.div(error, slope);
    const bend = tf.mul(tf.mul(newton, tf.sub(tf.sub(a, x), slope)), 0.5);
    const by = tf.div(newton, tf.clipByValue(tf.sub(1, bend), 0.5, 2));
    x = tf.mul(x, tf.exp(tf.neg(tf.clipByValue(by, -5, 5))));
    x = tf.minimum(tf.maximum(low, x), high);
  }
  const inside = tf.where(tf.less(least, DEEP), low, x);
  return tf.where(tf.equal(p, 0), 0, tf.where(tf.equal(q, 0), Infinity, inside));
}

/** a (1 − c + z √c)³ with c = 1 / 9a and the normal quantile z (Wilson & Hilferty 1931), 0 where it is no guess. */
function cubeOf(a: Tensor, isLower: Tensor, tail: Tensor): Tensor {
  const sign = tf.sub(tf.mul(tf.cast(isLower, 'float32'), 2), 1);
  const z = normalQuantile(tf.mul(sign, tf.sub(tail, 0.5)), tail);
  const c = tf.div(1 / 9, a);
  const root = tf.add(tf.sub(1, c), tf.mul(z, tf.sqrt(c)));
  return tf.mul(a, tf.where(tf.greater(root, 0.15), tf.pow(tf.maximum(root, 0.15), 3), 0));
}
