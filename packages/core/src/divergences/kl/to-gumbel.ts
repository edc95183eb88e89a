import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { ChiSquared } from '../../distributions/chi-squared.js';
import type { Distribution, HasEntropy, HasMean } from '../../distributions/distribution.js';
import type { Exponential } from '../../distributions/exponential.js';
import type { Gamma } from '../../distributions/gamma.js';
import type { Gumbel } from '../../distributions/gumbel.js';
import type { Laplace } from '../../distributions/laplace.js';
import type { Logistic } from '../../distributions/logistic.js';
import type { Normal } from '../../distributions/normal.js';
import { asTensor, type Parameter } from '../../distributions/parameter.js';
import type { Uniform } from '../../distributions/uniform.js';

const half = (x: Tensor): Tensor => tf.mul(x, 0.5);

/** −a log(1 + s t). */
const ofGamma = (concentration: Parameter, scale: Parameter, t: Tensor): Tensor =>
  tf.neg(tf.mul(concentration, tf.log1p(tf.mul(scale, t))));

/** A function of r in (0, 1), infinite from 1 on. */
const below = (r: Tensor, f: (r: Tensor) => Tensor): Tensor => {
  const isBelow = tf.less(r, 1);
  return tf.where(isBelow, f(tf.where(isBelow, r, 0.5)), Infinity);
};

/** log E[e^{−t x}], t > 0. */
const logLaplaceTransforms = {
  ChiSquared: (p: ChiSquared, t: Tensor) => ofGamma(tf.mul(p.degreesOfFreedom, 0.5), 2, t),
  Exponential: (p: Exponential, t: Tensor) => ofGamma(1, tf.div(1, p.rate), t),
  Gamma: (p: Gamma, t: Tensor) => ofGamma(p.concentration, tf.div(1, p.rate), t),
  Laplace: (p: Laplace, t: Tensor) =>
    below(tf.square(tf.mul(p.scale, t)), (r) => tf.neg(tf.add(tf.mul(p.loc, t), tf.log1p(tf.neg(r))))), // prettier-ignore
  Logistic: (p: Logistic, t: Tensor) =>
    below(tf.mul(p.scale, t), (r) => {
      const angle = tf.mul(r, Math.PI);
      return tf.sub(tf.log(tf.div(angle, tf.sin(angle))), tf.mul(p.loc, t));
    }),
  Normal: (p: Normal, t: Tensor) => tf.sub(half(tf.square(tf.mul(p.scale, t))), tf.mul(p.loc, t)),
  Uniform: ({ low, high }: Uniform, t: Tensor) => {
    const width = tf.mul(tf.sub(high, low), t);
    return tf.sub(tf.log(tf.div(tf.neg(tf.expm1(tf.neg(width))), width)), tf.mul(low, t));
  },
};

/** Families of which E[e^{−t x}] is known. */
export const familiesWithTransforms = Object.keys(
  logLaplaceTransforms,
) as (keyof typeof logLaplaceTransforms)[];

/**
 * KL divergence from a Gumbel distribution of what has mean m, E[e^{−x/s}] = e^w and entropy H:
 *
 *     log s + (m − μ) / s + e^{w + μ/s} − H
 */
export function klToGumbel(p: Distribution & HasMean & HasEntropy, q: Gumbel): Tensor {
  const t = tf.div(1, asTensor(q.scale));
  const logTransform = logLaplaceTransforms[p.family as keyof typeof logLaplaceTransforms];
  const w = (logTransform as (p: unknown, t: Tensor) => Tensor)(p, t);
  const linear = tf.mul(tf.sub(p.mean(), q.loc), t);
  const tail = tf.exp(tf.add(w, tf.mul(q.loc, t)));
  return tf.sub(tf.add(tf.add(tf.log(q.scale), linear), tail), p.entropy());
}
