import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Parameter } from '../distributions/parameter.js';
import type { Shape } from '../shape.js';
import { checkDrawShape } from './check-draw-shape.js';
import { checkParameter, nonNegative } from './check-parameter.js';
import { deviance, stirlingError } from './deviance.js';
import { drawElementwise } from './draw-elementwise.js';
import { invertCounts, SMALL_MEAN } from './invert-counts.js';
import type { Key } from './key.js';
import { transformedRejection } from './transformed-rejection.js';

const LOG_SQRT_2PI = 0.5 * Math.log(2 * Math.PI);

/**
 * Draws counts with a Poisson distribution, whose mass is λᵏ e⁻λ / k!.
 *
 * Rates below 10 by inversion, others by transformed rejection (Hörmann 1993, "The transformed rejection
 * method for generating Poisson random variables", algorithm PTRS,
 * https://doi.org/10.1016/0167-6687(93)90997-4) with 17 proposals an element, of which none is accepted
 * with a probability of 10⁻⁹: then the rate is taken. A rate in a tensor takes the time of both, a
 * number that of one. Draws are equal on all backends, except where rounding turns a comparison, about
 * once in 10⁵ to 10⁶ draws.
 *
 * Gradients do not pass: that of the rate is zero.
 *
 * @param rate λ ≥ 0, a number or a tensor that broadcasts to `shape`.
 * @returns float32: whole numbers, all of them up to 2²⁴.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { poisson } from '@gen/core/random';
 *
 * const counts = poisson(key(0), [64], 3.5);
 * ```
 */
export function poisson(key: Key, shape: Shape, rate: Parameter): Tensor {
  checkDrawShape('poisson', shape);
  checkParameter('poisson', 'rate', rate, shape, nonNegative('a rate'));
  const inverted = typeof rate !== 'number' || rate < SMALL_MEAN;
  const rejected = typeof rate !== 'number' || rate >= SMALL_MEAN;
  return drawElementwise(shape, [rate], (size, mean) => {
    if (!inverted) return ofLarge(key, size, mean!);
    if (!rejected) return ofSmall(key, size, mean!);
    return poissonOf(key, size, mean!);
  });
}

/** {@link poisson} of a flat tensor of any rates. */
export function poissonOf(key: Key, size: number, rate: Tensor): Tensor {
  return tf.tidy(() =>
    tf.where(
      tf.less(rate, SMALL_MEAN),
      ofSmall(key, size, tf.minimum(rate, SMALL_MEAN)),
      ofLarge(key, size, tf.maximum(rate, SMALL_MEAN)),
    ),
  );
}

const ofSmall = (key: Key, size: number, rate: Tensor): Tensor =>
  invertCounts(key, size, tf.exp(tf.neg(rate)), (k) => tf.div(rate, k));

const ofLarge = (key: Key, size: number, rate: Tensor): Tensor =>
  tf.tidy(() => {
    const b = tf.add(tf.mul(tf.sqrt(rate), 2.53), 0.931);
    const offset = tf.neg(tf.add(tf.log(rate), LOG_SQRT_2PI));
    return transformedRejection(key, size, {
      center: tf.add(rate, 0.43),
      a: tf.sub(tf.mul(b, 0.02483), 0.059),
      b,
      alpha: tf.add(tf.div(1.1328, tf.sub(b, 3.4)), 1.1239),
      // −D(z, λ) + ½ log z − S(z) − log λ − ½ log 2π with z = k + 1
      logMass: (k) => {
        const z = tf.add(k, 1);
        const distance = deviance(z, rate, tf.add(tf.sub(k, rate), 1));
        const shape = tf.sub(tf.div(tf.log(z), 2), stirlingError(z));
        return tf.add(tf.sub(shape, distance), offset);
      },
    });
  });
