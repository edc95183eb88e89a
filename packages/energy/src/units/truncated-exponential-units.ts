import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { continuousBernoulli, independent, transformed, type ContinuousBernoulli } from '@gen/core';
import { affine } from '@gen/core/bijectors';
import { interval } from '@gen/core/constraints';
import { linearInBias, type BiasParameters } from './bias-parameters.js';
import { checkInterval, type IntervalOptions } from './check-interval.js';
import { defineUnits } from './define-units.js';
import type { Units } from './units.js';

/**
 * Units on an interval whose energy is linear.
 *
 *     u(x) = −b·x,   s(x) = x,   log Z(a) = Σᵢ log ∫ exp((aᵢ + bᵢ) x) dx   over low ≤ x ≤ high
 *
 * On [0, 1], as by default, each is a continuous Bernoulli variable of logits a + b: a grey pixel that is
 * not taken for a probability (Bengio, Lamblin, Popovici & Larochelle 2007, "Greedy layer-wise training of
 * deep networks", §4.1, https://papers.nips.cc/paper/3048). Their parameter is `bias`, b `[size]`.
 *
 * @param size how many there are.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { key } from '@gen/core';
 * import { truncatedExponentialUnits } from '@gen/energy';
 *
 * const units = truncatedExponentialUnits(3);
 * const x = units.sample(key(0), tf.zeros([64, 3]), units.init()); // [64, 3], uniform from 0 to 1
 * ```
 */
export function truncatedExponentialUnits(
  size: number,
  { low = 0, high = 1 }: IntervalOptions = {},
): Units<BiasParameters> {
  checkInterval('truncatedExponentialUnits', low, high);
  const width = high - low;
  const inUnit = (input: Tensor, { bias }: BiasParameters): ContinuousBernoulli =>
    continuousBernoulli({ logits: tf.mul(tf.add(input, bias), width) });
  const placed = (x: Tensor): Tensor => tf.add(tf.mul(x, width), low);
  return defineUnits<Units<BiasParameters>>('truncatedExponentialUnits', {
    ...linearInBias(size),
    support: interval(low, high),
    logNormalizer: (input, parameters) => {
      const t = tf.add(input, parameters.bias);
      const share = inUnit(input, parameters).logProb(tf.zerosLike(t)); // −log ∫ exp(l y) dy over [0, 1]
      return tf.sum(tf.add(tf.sub(tf.mul(t, low), share), Math.log(width)), -1);
    },
    mean: (input, parameters) => placed(inUnit(input, parameters).mean()),
    sampleAndMean: (key, input, parameters) => {
      const distribution = inUnit(input, parameters);
      return { sample: placed(distribution.sample(key)), mean: placed(distribution.mean()) };
    },
    conditional: (input, parameters) => {
      const base = independent(inUnit(input, parameters), 1);
      const whole = transformed(base, affine({ loc: low, scale: width }));
      return { ...whole, mean: () => tf.tidy(() => placed(base.mean())) };
    },
  });
}
