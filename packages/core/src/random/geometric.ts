import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { LogitsOrProbs } from '../distributions/logits-or-probs.js';
import type { Shape } from '../shape.js';
import { checkDrawShape } from './check-draw-shape.js';
import { drawElementwise } from './draw-elementwise.js';
import { exponential } from './exponential.js';
import type { Key } from './key.js';
import { checkOdds } from './odds.js';

/**
 * Draws the number of failures before the first success, whose mass is p (1 − p)ᵏ.
 *
 *     k = ⌊E / −log(1 − p)⌋,   E standard exponential
 *
 * Success must be possible. Gradients do not pass: that of the odds is zero.
 *
 * @param odds of a success, logits or probabilities.
 * @returns float32: whole numbers, all of them up to 2²⁴.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { geometric } from '@gen/core/random';
 *
 * const failures = geometric(key(0), [64], { probs: 0.2 });
 * ```
 */
export function geometric(key: Key, shape: Shape, odds: LogitsOrProbs): Tensor {
  checkDrawShape('geometric', shape);
  const { parameter, chanceOf } = checkOdds('geometric', odds, shape);
  return drawElementwise(shape, [parameter], (size, given) => {
    const { minor, likely } = chanceOf(given!);
    const rate = tf.neg(tf.where(likely, tf.log(minor), tf.log1p(tf.neg(minor))));
    return tf.floor(tf.div(exponential(key, [size]), rate));
  });
}
