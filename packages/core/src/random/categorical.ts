import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Shape } from '../shape.js';
import { checkCategories, rowsOf } from './check-categories.js';
import { checkDrawShape } from './check-draw-shape.js';
import { drawOffTape } from './draw-elementwise.js';
import { gumbel } from './gumbel.js';
import type { Key } from './key.js';

/**
 * Draws categories by the Gumbel-max trick: k with probability softmax(l)ₖ of logits l.
 *
 *     k = argmax (lₖ + gₖ),   gₖ standard Gumbel
 *
 * A category of logit −∞ is never drawn. It takes K random numbers for each draw, where
 * {@link categoricalOfProbs} takes one. Draws are equal on all backends, except where rounding decides
 * between two sums, about once in 10⁶ draws. Gradients do not pass: that of the logits is zero.
 *
 * @param shape that of the draw, without the categories.
 * @param logits unnormalized log probabilities, `[..., K]`, where `...` broadcasts to `shape`.
 * @returns int32 from 0 to K − 1, of shape `shape`.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { categorical } from '@gen/core/random';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const classes = categorical(key(0), [64], tf.tensor1d([0, 1, 2])); // [64]
 * ```
 */
export function categorical(key: Key, shape: Shape, logits: Tensor): Tensor {
  checkDrawShape('categorical', shape);
  const categories = checkCategories('categorical', 'logits', logits, shape);
  const size = tf.util.sizeFromShape([...shape]);
  return drawOffTape([logits], (l) => {
    if (size === 0) return tf.zeros([...shape], 'int32');
    const noise = gumbel(key, [size, categories]);
    return tf.reshape(tf.argMax(tf.add(rowsOf(l!, shape), noise), -1), [...shape]);
  });
}
