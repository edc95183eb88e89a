import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { nonNegative } from '../constraints/non-negative.js';
import type { Key } from '../random/key.js';
import type { Shape } from '../shape.js';
import { gammaEntropy } from '../special/gamma-entropy.js';
import { gammainc } from '../special/gammainc.js';
import { gammaincinv } from '../special/gammaincinv.js';
import { logGammaDensity } from '../special/log-gamma-density.js';
import { logGammainc, logGammaincc } from '../special/log-gamma-tails.js';
import type { DistributionSpec } from './define-distribution.js';
import { logGammaSample } from './log-gamma-sample.js';
import { ofTail } from './of-tail.js';
import { asTensor, type Parameter } from './parameter.js';
import { whereInside } from './where-inside.js';

/** What a gamma distribution is specified by, of its concentration a and its rate β. */
export function gammaSpec(concentration: () => Parameter, rate: Parameter) {
  const shape = (): Tensor => asTensor(concentration());
  return {
    support: nonNegative,
    reparameterized: 'implicit',
    draw: (key: Key, whole: Shape) =>
      tf.div(tf.exp(logGammaSample(key, whole, concentration())), rate),
    logProb: (x: Tensor) =>
      whereInside(tf.logicalNot(tf.less(x, 0)), x, 1, (inside) =>
        logGammaProb(shape(), rate, inside),
      ),
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
 * The log density of a gamma distribution for x ≥ 0; at 0 it is ∞ for a < 1, log β for a = 1 and −∞ for
 * a > 1.
 */
export function logGammaProb(concentration: Tensor, rate: Parameter, x: Tensor): Tensor {
  const isEdge = tf.equal(x, 0);
  const inside = tf.where(isEdge, 1, x);
  const scaled = logGammaDensity(concentration, tf.mul(inside, rate));
  const aboveEdge = tf.where(tf.less(concentration, 1), Infinity, -Infinity);
  const atEdge = tf.where(
    tf.equal(concentration, 1),
    tf.log(rate),
    tf.mul(aboveEdge, tf.onesLike(rate)),
  );
  return tf.where(isEdge, atEdge, tf.sub(scaled, tf.log(inside)));
}
