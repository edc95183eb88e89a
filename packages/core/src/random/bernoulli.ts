import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { LogitsOrProbs } from '../distributions/logits-or-probs.js';
import type { Shape } from '../shape.js';
import { centered } from './centered.js';
import { checkDrawShape } from './check-draw-shape.js';
import { drawElementwise } from './draw-elementwise.js';
import type { Key } from './key.js';
import { checkOdds } from './odds.js';

/**
 * Draws zeros and ones, 1 with probability p = σ(l) of logits l.
 *
 * It is 1 where U < p for a uniform U of 32 bits. The rarer outcome is compared with the tail of U that
 * is fine near 0, so one of probability 10⁻⁹ has it to about a tenth, be it the 0 or the 1; below
 * 2⁻³³ it does not occur. The draw rises with the logits under one key. Draws are equal on all
 * backends, except where rounding of σ turns a comparison, about once in 10⁷ draws.
 *
 * Gradients do not pass: that of the odds is zero.
 *
 * @param odds logits or probabilities.
 * @returns float32.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { bernoulli } from '@gen/core/random';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const flips = bernoulli(key(0), [64, 3], { logits: tf.tensor1d([-20, 0, 20]) });
 * ```
 */
export function bernoulli(key: Key, shape: Shape, odds: LogitsOrProbs): Tensor {
  checkDrawShape('bernoulli', shape);
  const { parameter, chanceOf } = checkOdds('bernoulli', odds, shape);
  return drawElementwise(shape, [parameter], (size, given) => {
    const { minor, likely } = chanceOf(given!);
    const x = centered(key, [size]);
    // U < p: below ½ where 0 < x < p, above ½ where not 1 − U = −x ≤ 1 − p.
    const rare = tf.logicalAnd(tf.greater(x, 0), tf.less(x, minor));
    const usual = tf.logicalOr(tf.greater(x, 0), tf.less(x, tf.neg(minor)));
    // In numbers, since tfjs's choice among booleans on WASM writes past the end of its result.
    return tf.where(likely, tf.cast(usual, 'float32'), tf.cast(rare, 'float32'));
  });
}
