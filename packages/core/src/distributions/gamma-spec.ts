import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { nonNegative } from '../constraints/non-negative.js';
import type { Key } from '../random/key.js';
import type { Shape } from '../shape.js';
import { elementwise } from '../special/elementwise.js';
import { gammaScore, logGammaPeak, logRatioExcess } from '../special/gamma-density.js';
import { gammaEntropy } from '../special/gamma-entropy.js';
import { gammainc } from '../special/gammainc.js';
import { gammaincinv } from '../special/gammaincinv.js';
import { logGammainc, logGammaincc } from '../special/log-gamma-tails.js';
import type { DistributionSpec } from './define-distribution.js';
import { logGammaSample } from './log-gamma-sample.js';
import { ofTail } from './of-tail.js';
import { asTensor, type Parameter } from './parameter.js';

/** What a gamma distribution is specified by, of its concentration a and its rate β. */
export function gammaSpec(concentration: () => Parameter, rate: Parameter) {
  const shape = (): Tensor => asTensor(concentration());
  return {
    support: nonNegative,
    reparameterized: 'implicit',
    draw: (key: Key, whole: Shape) =>
      tf.div(tf.exp(logGammaSample(key, whole, concentration())), rate),
    logProb: (x: Tensor) => logGammaProb(x, concentration(), rate),
    mean: () => tf.div(concentration(), rate),
    variance: () => tf.div(concentration(), tf.square(rate)),
    mode: () => tf.div(tf.maximum(tf.sub(concentration(), 1), 0), rate),
    entropy: () => tf.sub(gammaEntropy(shape()), tf.log(rate)),
    cdf: (x: Tensor) => gammainc(shape(), tf.mul(tf.maximum(x, 0), rate)),
    logCdf: (x: Tensor) =>
      ofTail(x, tf.greater(x, 0), -Infinity, (inside) =>
        logGammainc(shape(), tf.mul(inside, rate)),
      ),
    logSurvival: (x: Tensor) =>
      ofTail(x, tf.greater(x, 0), 0, (inside) => logGammaincc(shape(), tf.mul(inside, rate))),
    icdf: (p: Tensor) => tf.div(gammaincinv(shape(), p), rate),
  } as const satisfies Omit<DistributionSpec, 'family' | 'parameters'>;
}

/**
 * The log density of a gamma distribution: −∞ for x < 0; at 0 it is ∞ for a < 1, log β for a = 1 and −∞
 * for a > 1. What depends on parameters alone is computed in their shape.
 */
export const logGammaProb = elementwise<[x: Tensor, concentration: Tensor, rate: Tensor]>(
  'gamma.logProb',
  {
    names: ['x', 'concentration', 'rate'],
    value: (x, a, rate) => {
      const some = tf.minimum(x, LARGEST);
      const logX = tf.log(some);
      const logRatio = tf.add(logX, tf.sub(tf.log(rate), tf.log(a)));
      const weight = logRatioExcess(a, tf.mul(some, rate), logRatio);
      const inside = tf.sub(tf.add(weight, tf.add(logGammaPeak(a), tf.log(a))), logX);
      const isOne = tf.equal(a, 1);
      const beside = tf.where(tf.less(a, 1), Infinity, -Infinity);
      const atEdge = tf.where(isOne, tf.log(rate), tf.mul(beside, tf.onesLike(rate)));
      const outside = tf.where(tf.less(x, 0), -Infinity, atEdge);
      return tf.where(tf.lessEqual(x, 0), outside, inside);
    },
    partials: (x, a, rate) => {
      const isInside = tf.greater(x, 0);
      const at = tf.where(isInside, x, 1);
      const y = tf.mul(at, rate);
      // The order in which a − 1 − y is exact or small.
      const excess = tf.where(tf.less(y, 1), tf.sub(tf.sub(a, 1), y), tf.sub(tf.sub(a, y), 1));
      const ofRate = tf.div(tf.sub(a, tf.mul(tf.maximum(x, 0), rate)), rate);
      return [
        tf.where(isInside, tf.div(excess, at), 0),
        tf.where(isInside, tf.add(gammaScore(a, y), tf.reciprocal(a)), 0),
        tf.where(tf.less(x, 0), 0, ofRate),
      ];
    },
  },
);

const LARGEST = 3e38;
