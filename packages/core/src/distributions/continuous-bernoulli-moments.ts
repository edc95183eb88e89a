import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { elementwise } from '../special/elementwise.js';
import { log1mexp } from '../special/log1mexp.js';
import { polynomial } from '../special/polynomial.js';

// Taylor series in l² for |l| < 1, where the closed forms cancel; relative errors below 10⁻⁷.
const LOG_SINHC = [-4.404e-11, 1 / 479001600, -1 / 9676800, 1 / 181440, -1 / 2880, 1 / 24, 0];
const MEAN = [-5.285e-10, 1 / 47900160, -1 / 1209600, 1 / 30240, -1 / 720, 1 / 12];
const VARIANCE = [-5.813e-9, 1 / 5322240, -1 / 172800, 1 / 6048, -1 / 240, 1 / 12];
const SKEWNESS = [-5.813e-8, 1 / 665280, -1 / 28800, 1 / 1512, -1 / 120];

/** The normalizer of a continuous Bernoulli density of logits l: log ∫₀¹ eˡˣ dx = log((eˡ − 1) / l). */
export const logNormalizer: (l: Tensor) => Tensor = elementwise<[l: Tensor]>('logNormalizer', {
  names: ['l'],
  value: (l) => {
    const a = farFrom0(tf.abs(l));
    const near = tf.add(tf.mul(l, 0.5), polynomial(tf.square(nearTo0(l)), LOG_SINHC));
    const far = tf.add(tf.relu(l), tf.sub(log1mexp(tf.neg(a)), tf.log(a)));
    return tf.where(isNear(l), near, far);
  },
  partials: (l) => [meanOf(l)],
});

/** The mean 1 / (1 − e⁻ˡ) − 1 / l. */
export const meanOf: (l: Tensor) => Tensor = elementwise<[l: Tensor]>('meanOf', {
  names: ['l'],
  value: (l) => {
    const small = nearTo0(l);
    const near = tf.add(tf.mul(small, polynomial(tf.square(small), MEAN)), 0.5);
    const a = farFrom0(tf.abs(l));
    const low = tf.div(tf.sub(1, overExpm1(a)), a); // that of −|l|
    return tf.where(isNear(l), near, tf.where(tf.greater(l, 0), tf.sub(1, low), low));
  },
  partials: (l) => [varianceOf(l)],
});

/** The variance 1 / l² − 1 / (4 sinh² ½l). */
export const varianceOf: (l: Tensor) => Tensor = elementwise<[l: Tensor]>('varianceOf', {
  names: ['l'],
  value: (l) => {
    const a = farFrom0(tf.abs(l));
    const decay = tf.exp(tf.neg(a));
    const far = tf.sub(tf.square(tf.reciprocal(a)), tf.div(decay, tf.square(tf.sub(1, decay))));
    return tf.where(isNear(l), polynomial(tf.square(nearTo0(l)), VARIANCE), far);
  },
  partials: (l) => [thirdCumulantOf(l)],
});

/** The third cumulant, differentiable by its parts. */
function thirdCumulantOf(l: Tensor): Tensor {
  const small = nearTo0(l);
  const a = farFrom0(tf.abs(l));
  const decay = tf.exp(tf.neg(a));
  const rest = tf.sub(1, decay);
  const tail = tf.div(tf.mul(decay, tf.add(1, decay)), tf.mul(rest, tf.square(rest)));
  const far = tf.sub(tf.div(2, tf.mul(a, tf.square(a))), tail); // that of −|l|
  const near = tf.mul(small, polynomial(tf.square(small), SKEWNESS));
  return tf.where(isNear(l), near, tf.mul(tf.neg(tf.sign(l)), far));
}

/** The derivative of log P(X ≤ x) in l: x times the mean of logits l x, less that of l. */
export function scoreOfCdf(x: Tensor, l: Tensor): Tensor {
  const small = nearTo0(l);
  const near = tf.sub(tf.mul(x, meanOf(tf.mul(small, x))), meanOf(small));
  const a = farFrom0(tf.abs(l));
  // The leading terms, which cancel for l < 0, are left out.
  const difference = tf.div(tf.sub(overExpm1(tf.mul(a, x)), overExpm1(a)), a);
  const far = tf.where(tf.greater(l, 0), tf.add(tf.sub(x, 1), difference), tf.neg(difference));
  return tf.where(isNear(l), near, far);
}

/** t / (eᵗ − 1) for t ≥ 0. */
function overExpm1(t: Tensor): Tensor {
  const isNothing = tf.equal(t, 0);
  const some = tf.where(isNothing, 1, t);
  return tf.where(isNothing, 1, tf.div(some, tf.expm1(some)));
}

const isNear = (l: Tensor): Tensor => tf.less(tf.abs(l), 1);
const nearTo0 = (l: Tensor): Tensor => tf.where(isNear(l), l, 0);
const farFrom0 = (a: Tensor): Tensor => tf.where(isNear(a), 1, a);
