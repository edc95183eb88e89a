import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { logBetaDensity, logBetaWeight } from './beta-density.js';
import { inShape } from './betainc.js';
import { digamma } from './digamma.js';
import { elementwise } from './elementwise.js';
import { logBeta } from './log-beta.js';
import { logBetaTails } from './log-beta-tails.js';
import { normalQuantile } from './normal-quantile.js';
import { polygamma } from './polygamma.js';

const SMALLEST = 1e-37;
const STEPS = 5;
const DEEP = 60; // |logit x| beyond which a tail is a power of x or of 1 − x

/**
 * logit x for the x with I(a, b, x) = p = 1 − q; the smaller of p and q has the digits, and the gradient
 * that passes to p is that of both.
 */
export const logitBetaQuantile: (a: Tensor, b: Tensor, p: Tensor, q: Tensor) => Tensor =
  elementwise<[a: Tensor, b: Tensor, p: Tensor, q: Tensor]>('logitBetaQuantile', {
    names: ['a', 'b', 'p', 'q'],
    value: (a, b, p, q) => {
      const isLower = tf.lessEqual(p, q);
      const y = ofLower(tf.where(isLower, a, b), tf.where(isLower, b, a), tf.minimum(p, q));
      const inside = tf.where(isLower, y, tf.neg(y));
      return tf.where(tf.equal(p, 0), -Infinity, tf.where(tf.equal(q, 0), Infinity, inside));
    },
    partials: (a, b, p, q) => {
      const y = logitBetaQuantile(a, b, p, q);
      const isSmall = tf.less(y, 0);
      const [c, d] = [tf.where(isSmall, a, b), tf.where(isSmall, b, a)];
      const distance = tf.where(isSmall, y, tf.neg(y));
      const least = tf.maximum(tf.sigmoid(distance), SMALLEST); // the smaller of x and 1 − x
      const inverse = tf.exp(tf.neg(logBetaDensity(c, d, least)));
      const [ofC, ofD] = [inShape([1, 0])(c, d, least), inShape([0, 1])(c, d, least)];
      const ofA = tf.where(isSmall, tf.neg(ofC), ofD);
      const ofB = tf.where(isSmall, tf.neg(ofD), ofC);
      return [tf.mul(ofA, inverse), tf.mul(ofB, inverse), inverse, tf.zerosLike(q)];
    },
  });

/**
 * logit x for p ≤ ½, by Halley's method on log I, which is concave in logit x. With both tails of it,
 * I ≤ eᵃʸ / a B and 1 − I ≤ e⁻ᵇʸ / b B, the root is between two bounds.
 */
function ofLower(a: Tensor, b: Tensor, p: Tensor): Tensor {
  const tail = tf.clipByValue(p, 1e-38, 0.5);
  const logTail = tf.log(tail);
  const scale = logBeta(a, b);
  const low = tf.div(tf.add(logTail, tf.add(tf.log(a), scale)), a);
  const high = tf.neg(tf.div(tf.add(tf.log1p(tf.neg(tail)), tf.add(tf.log(b), scale)), b));
  const between = (y: Tensor): Tensor => tf.minimum(tf.maximum(y, low), high);
  let y = between(guess(a, b, tail));
  for (let step = 0; step < STEPS; step++) {
    const at = tf.clipByValue(y, -DEEP, DEEP);
    const [x, rest] = [tf.sigmoid(at), tf.sigmoid(tf.neg(at))];
    const logSide = logBetaTails(a, b, x, rest).lower;
    const slope = tf.exp(tf.sub(logBetaWeight(a, b, x, rest), logSide));
    const newton = tf.div(tf.sub(logSide, logTail), slope);
    const drift = tf.sub(tf.sub(tf.mul(a, rest), tf.mul(b, x)), slope);
    const bend = tf.mul(tf.mul(newton, drift), 0.5);
    y = between(tf.sub(y, tf.div(newton, tf.clipByValue(tf.sub(1, bend), 0.5, 2))));
  }
  return tf.where(tf.less(low, -DEEP), low, tf.where(tf.greater(y, DEEP), high, y));
}

/** The quantile of the normal distribution with mean and variance of logit x. */
function guess(a: Tensor, b: Tensor, tail: Tensor): Tensor {
  const spread = tf.sqrt(tf.add(polygamma(1, a), polygamma(1, b)));
  const z = normalQuantile(tf.sub(tail, 0.5), tail);
  return tf.add(tf.sub(digamma(a), digamma(b)), tf.mul(z, spread));
}
