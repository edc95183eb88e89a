import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Beta } from '../../distributions/beta.js';
import type { ChiSquared } from '../../distributions/chi-squared.js';
import type { Distribution } from '../../distributions/distribution.js';
import { EULER } from '../../distributions/euler.js';
import type { Exponential } from '../../distributions/exponential.js';
import type { Gamma } from '../../distributions/gamma.js';
import type { HalfNormal } from '../../distributions/half-normal.js';
import type { InverseGamma } from '../../distributions/inverse-gamma.js';
import type { Kumaraswamy } from '../../distributions/kumaraswamy.js';
import type { LogNormal } from '../../distributions/log-normal.js';
import { asTensor, type Parameter } from '../../distributions/parameter.js';
import type { Pareto } from '../../distributions/pareto.js';
import type { Rayleigh } from '../../distributions/rayleigh.js';
import type { Weibull } from '../../distributions/weibull.js';
import { digamma } from '../../special/digamma.js';
import { trigamma } from '../../special/polygamma.js';

/** What the logarithm of what is drawn has. */
export interface LogMoments {
  /** E[log x]. */
  readonly mean: Tensor;
  /** Var[log x]. */
  readonly variance: Tensor;
}

const PI_SQUARED = Math.PI ** 2;
const log = (x: Parameter): Tensor => tf.log(asTensor(x));
const squared = (x: Parameter): Tensor => tf.square(asTensor(x));

/** Of x with log x = c + log g, g of a gamma distribution with rate 1. */
const ofGamma = (concentration: Tensor, shift: Tensor | number): LogMoments => ({
  mean: tf.add(digamma(concentration), shift),
  variance: trigamma(concentration),
});

const moments = {
  Beta: ({ alpha, beta }: Beta): LogMoments => {
    const [a, sum] = [asTensor(alpha), tf.add(alpha, beta)];
    return {
      mean: tf.sub(digamma(a), digamma(sum)),
      variance: tf.sub(trigamma(a), trigamma(sum)),
    };
  },
  ChiSquared: ({ degreesOfFreedom }: ChiSquared): LogMoments =>
    ofGamma(tf.mul(degreesOfFreedom, 0.5), Math.LN2),
  Exponential: ({ rate }: Exponential): LogMoments => ofGamma(tf.scalar(1), tf.neg(log(rate))),
  Gamma: ({ concentration, rate }: Gamma): LogMoments =>
    ofGamma(asTensor(concentration), tf.neg(log(rate))),
  HalfNormal: ({ scale }: HalfNormal): LogMoments =>
    ofGammaRoot(tf.scalar(0.5), tf.add(log(scale), Math.LN2 / 2), 0.5),
  InverseGamma: ({ concentration, scale }: InverseGamma): LogMoments =>
    ofGammaRoot(asTensor(concentration), log(scale), -1),
  // A power a of it is of the beta distribution with 1 and b.
  Kumaraswamy: ({ alpha, beta }: Kumaraswamy): LogMoments => {
    const b = tf.add(beta, 1);
    return {
      mean: tf.neg(tf.div(tf.add(digamma(b), EULER), alpha)),
      variance: tf.div(tf.sub(PI_SQUARED / 6, trigamma(b)), squared(alpha)),
    };
  },
  LogNormal: ({ loc, scale }: LogNormal): LogMoments => ({
    mean: asTensor(loc),
    variance: squared(scale),
  }),
  Pareto: ({ concentration, scale }: Pareto): LogMoments => ({
    mean: tf.add(log(scale), tf.div(1, concentration)),
    variance: tf.div(1, squared(concentration)),
  }),
  Rayleigh: ({ scale }: Rayleigh): LogMoments =>
    ofGammaRoot(tf.scalar(1), tf.add(log(scale), Math.LN2 / 2), 0.5),
  Weibull: ({ concentration, scale }: Weibull): LogMoments => ({
    mean: tf.sub(log(scale), tf.div(EULER, concentration)),
    variance: tf.div(PI_SQUARED / 6, squared(concentration)),
  }),
};

/** Of x with log x = c + p log g, g of a gamma distribution with rate 1. */
function ofGammaRoot(concentration: Tensor, shift: Tensor, power: number): LogMoments {
  return {
    mean: tf.add(tf.mul(digamma(concentration), power), shift),
    variance: tf.mul(trigamma(concentration), power ** 2),
  };
}

/** Families above 0 of whose logarithms mean and variance are known. */
export const familiesWithLogs = Object.keys(moments) as (keyof typeof moments)[];

/** Mean and variance of log x of one of {@link familiesWithLogs}. */
export const logMomentsOf = (p: Distribution): LogMoments =>
  (moments[p.family as keyof typeof moments] as unknown as (p: Distribution) => LogMoments)(p);
