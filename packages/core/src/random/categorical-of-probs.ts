import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Shape } from '../shape.js';
import { checkCategories, rowsOf } from './check-categories.js';
import { checkDrawShape } from './check-draw-shape.js';
import { drawOffTape } from './draw-elementwise.js';
import type { Key } from './key.js';
import { uniform } from './uniform.js';

/**
 * Draws categories by the inverse cdf: the first k of which the probabilities up to k sum to more than
 * a uniform number times the sum of all.
 *
 * It takes one random number of 23 bits for each draw, so probabilities are right to 2⁻²³; a category
 * of probability 0 is never drawn. Rarer ones are drawn by {@link categorical}. Draws are equal on all
 * backends, except where rounding turns a comparison, about once in 10⁶ draws. Gradients do not pass:
 * that of the probabilities is zero.
 *
 * @param shape that of the draw, without the categories.
 * @param probs probabilities, of any sum above 0, `[..., K]`, where `...` broadcasts to `shape`.
 * @returns int32 from 0 to K − 1, of shape `shape`.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { categoricalOfProbs } from '@gen/core/random';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const classes = categoricalOfProbs(key(0), [64], tf.tensor1d([0.2, 0.3, 0.5])); // [64]
 * ```
 */
export function categoricalOfProbs(key: Key, shape: Shape, probs: Tensor): Tensor {
  checkDrawShape('categoricalOfProbs', shape);
  const categories = checkCategories('categoricalOfProbs', 'probs', probs, shape);
  const size = tf.util.sizeFromShape([...shape]);
  return drawOffTape([probs], (given) => {
    if (size === 0) return tf.zeros([...shape], 'int32');
    const rows = rowsOf(given!, shape);
    // A parallel sum may step at a probability of 0 by a rounding: such steps are left out.
    const sums = tf.where(tf.greater(rows, 0), tf.cumsum(rows, rows.rank - 1), 0);
    const u = uniform(key, [size, 1]);
    const limit = tf.mul(u, tf.max(sums, -1, true));
    if (rows.rank === 1 && categories <= MOST_OF_ONE) {
      return tf.reshape(placesAmong(sums, limit), [...shape]);
    }
    const indices = tf.range(0, categories, 1, 'float32');
    const first = tf.min(tf.where(tf.greater(sums, limit), indices, categories), -1);
    return tf.reshape(tf.cast(first, 'int32'), [...shape]);
  });
}

const MOST_OF_ONE = 1024; // categories of one row, of which all pairs are compared once

/** The first of the sums of one row that is above each limit, by search: the largest so far never fall. */
function placesAmong(sums: Tensor, limits: Tensor): Tensor {
  const categories = sums.size;
  const isEarlier = tf.lessEqual(
    tf.range(0, categories),
    tf.reshape(tf.range(0, categories), [-1, 1]),
  );
  const rising = tf.max(tf.where(isEarlier, sums, 0), -1); // [K]
  const sorted = tf.reshape(rising, [1, categories]);
  return tf.upperBound(sorted, tf.reshape(limits, [1, limits.size]));
}
