import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { LogitsOrProbs } from '../distributions/logits-or-probs.js';
import type { Parameter } from '../distributions/parameter.js';
import type { Shape } from '../shape.js';
import { checkDrawShape } from './check-draw-shape.js';
import { checkParameter, nonNegative } from './check-parameter.js';
import { deviance, stirlingError } from './deviance.js';
import { drawElementwise } from './draw-elementwise.js';
import { invertCounts, SMALL_MEAN } from './invert-counts.js';
import type { Key } from './key.js';
import { checkOdds, type Chance } from './odds.js';
import { transformedRejection } from './transformed-rejection.js';

/**
 * Draws numbers of successes in n trials, whose mass is (n over k) pᵏ (1 − p)ⁿ⁻ᵏ.
 *
 * The rarer outcome is counted. Where its mean is below 10, by inversion, else by transformed rejection
 * (Hörmann 1993, "The generation of binomial random variates", algorithm BTRS,
 * https://doi.org/10.1080/00949659308811496) with 17 proposals an element, of which none is accepted
 * with a probability of 2·10⁻⁹ at most: then the mean is taken. Tensors take the time of both, numbers
 * that of one. Draws are equal on all backends, except
 * where rounding turns a comparison, about once in 10⁵ to 10⁶ draws.
 *
 * Gradients do not pass: those of the parameters are zero.
 *
 * @param total n, whole numbers from 0 to 2²⁴, a number or a tensor that broadcasts to `shape`.
 * @param odds of a success, logits or probabilities.
 * @returns float32: whole numbers.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { binomial } from '@gen/core/random';
 *
 * const successes = binomial(key(0), [64], 100, { probs: 0.3 });
 * ```
 */
export function binomial(key: Key, shape: Shape, total: Parameter, odds: LogitsOrProbs): Tensor {
  checkDrawShape('binomial', shape);
  checkParameter('binomial', 'total', total, shape, nonNegative('a number of trials'));
  const { parameter, chanceOf, minor } = checkOdds('binomial', odds, shape);
  const mean = typeof total === 'number' && minor !== undefined ? total * minor : undefined;
  return drawElementwise(shape, [total, parameter], (size, trials, given) =>
    binomialOf(key, size, trials!, chanceOf(given!), mean),
  );
}

/**
 * {@link binomial} of flat tensors, or of scalars that all elements share, where the mean of the rarer
 * outcome may be known.
 */
export function binomialOf(
  key: Key,
  size: number,
  total: Tensor,
  { minor, likely }: Chance,
  mean?: number,
): Tensor {
  return tf.tidy(() => {
    const draw = mean === undefined ? ofAny : mean < SMALL_MEAN ? ofSmall : ofLarge;
    const rare = draw(key, size, total, minor);
    return tf.where(likely, tf.sub(total, rare), rare);
  });
}

function ofAny(key: Key, size: number, total: Tensor, probs: Tensor): Tensor {
  const isSmall = tf.less(tf.mul(total, probs), SMALL_MEAN);
  return tf.where(
    isSmall,
    ofSmall(key, size, total, probs),
    // Where inversion is taken, the other is given something that it can draw.
    ofLarge(key, size, tf.where(isSmall, 40, total), tf.where(isSmall, 0.5, probs)),
  );
}

function ofSmall(key: Key, size: number, total: Tensor, probs: Tensor): Tensor {
  const odds = tf.div(probs, tf.sub(1, probs));
  const none = tf.exp(tf.mul(total, tf.log1p(tf.neg(probs))));
  return invertCounts(key, size, none, (k) =>
    tf.mul(odds, tf.div(tf.relu(tf.sub(total, tf.sub(k, 1))), k)),
  );
}

function ofLarge(key: Key, size: number, total: Tensor, probs: Tensor): Tensor {
  return tf.tidy(() => {
    const mean = tf.mul(total, probs);
    const deviation = tf.sqrt(tf.mul(mean, tf.sub(1, probs)));
    const b = tf.add(tf.mul(deviation, 2.53), 1.15);
    const logMass = logMassOf(total, probs);
    const mode = tf.floor(tf.mul(tf.add(total, 1), probs));
    const atMode = logMass(mode);
    return transformedRejection(key, size, {
      center: tf.add(mean, 0.5),
      a: tf.add(tf.add(tf.mul(b, 0.0248), tf.mul(probs, 0.01)), -0.0873),
      b,
      alpha: tf.mul(tf.add(tf.div(5.1, b), 2.83), deviation),
      most: total,
      logMass: (k) => tf.sub(logMass(k), atMode),
    });
  });
}

/**
 * Log mass up to a constant: −D(z, Np) − D(y, N(1 − p)) + ½ log zy − S(z) − S(y) with z = k + 1,
 * y = n − k + 1 and N = n + 2.
 */
function logMassOf(total: Tensor, probs: Tensor): (k: Tensor) => Tensor {
  const sum = tf.add(total, 2);
  const successes = tf.mul(sum, probs);
  const failures = tf.sub(sum, successes);
  return (k) =>
    tf.tidy(() => {
      const z = tf.add(k, 1);
      const y = tf.sub(sum, z);
      const difference = tf.sub(z, successes);
      const distance = tf.add(
        deviance(z, successes, difference),
        deviance(y, failures, tf.neg(difference)),
      );
      const errors = tf.add(stirlingError(z), stirlingError(y));
      return tf.sub(tf.div(tf.add(tf.log(z), tf.log(y)), 2), tf.add(distance, errors));
    });
}
