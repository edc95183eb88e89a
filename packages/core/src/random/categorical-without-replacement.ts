import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { InputError } from '../input-error.js';
import type { Shape } from '../shape.js';
import { checkCategories, rowsOf } from './check-categories.js';
import { checkDrawShape } from './check-draw-shape.js';
import { drawOffTape } from './draw-elementwise.js';
import { gumbel } from './gumbel.js';
import type { Key } from './key.js';

/**
 * Draws several different categories one after the other, each in proportion to softmax(l) among those
 * that are left: the places of the largest sums of logits and Gumbel noise, in order (Vieira 2014,
 * "Gumbel-max trick and weighted reservoir sampling"; Kool, van Hoof, Welling 2019, "Stochastic beams and
 * where to find them", §2.3, https://arxiv.org/abs/1903.06059).
 *
 * Gradients do not pass: that of the logits is zero.
 *
 * @param shape that of the draw, without the categories.
 * @param logits unnormalized log probabilities, `[..., K]`, where `...` broadcasts to `shape`.
 * @param count how many, from 1 to K.
 * @returns int32 from 0 to K − 1, `[...shape, count]`.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { categoricalWithoutReplacement } from '@gen/core/random';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const pairs = categoricalWithoutReplacement(key(0), [64], tf.zeros([10]), 2); // [64, 2]
 * ```
 */
export function categoricalWithoutReplacement(
  key: Key,
  shape: Shape,
  logits: Tensor,
  count: number,
): Tensor {
  const callee = 'categoricalWithoutReplacement';
  checkDrawShape(callee, shape);
  const categories = checkCategories(callee, 'logits', logits, shape);
  if (!Number.isInteger(count) || count < 1 || count > categories) {
    const expected = `an integer from 1 to ${categories}`;
    throw new InputError({ callee, argument: 'count', expected, got: `${count}` });
  }
  const size = tf.util.sizeFromShape([...shape]);
  return drawOffTape([logits], (l) => {
    if (size === 0) return tf.zeros([...shape, count], 'int32');
    const noise = gumbel(key, [size, categories]);
    const { indices } = tf.topk(tf.add(rowsOf(l!, shape), noise), count);
    return tf.reshape(indices, [...shape, count]);
  });
}
