import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Parameter } from '../distributions/parameter.js';
import type { Shape } from '../shape.js';
import { binomialOf } from './binomial.js';
import { checkCategories } from './check-categories.js';
import { checkDrawShape } from './check-draw-shape.js';
import { checkParameter, nonNegative } from './check-parameter.js';
import { drawOffTape } from './draw-elementwise.js';
import { foldIn } from './fold-in.js';
import type { Key } from './key.js';

/**
 * Draws how often each of K categories comes up in n trials: counts that sum to n.
 *
 * The trials are divided among halves of the categories, then among halves of these, and so on, each
 * time by {@link binomial} draws, so it takes ⌈log₂ K⌉ of them whatever n is. Exact as these are.
 * Gradients do not pass: those of the parameters are zero.
 *
 * @param shape that of the draw, without the categories.
 * @param total n, whole numbers from 0 to 2²⁴, a number or a tensor that broadcasts to `shape`.
 * @param probs probabilities, of any sum above 0, `[..., K]`, where `...` broadcasts to `shape`.
 * @returns float32, whole numbers, `[...shape, K]`.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { multinomial } from '@gen/core/random';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const counts = multinomial(key(0), [64], 100, tf.tensor1d([0.2, 0.3, 0.5])); // [64, 3]
 * ```
 */
export function multinomial(key: Key, shape: Shape, total: Parameter, probs: Tensor): Tensor {
  checkDrawShape('multinomial', shape);
  checkParameter('multinomial', 'total', total, shape, nonNegative('a number of trials'));
  const categories = checkCategories('multinomial', 'probs', probs, shape);
  const size = tf.util.sizeFromShape([...shape]);
  return drawOffTape([total, probs], (trials, given) => {
    if (size === 0) return tf.zeros([...shape, categories]);
    const rows = tf.reshape(tf.broadcastTo(given!, [...shape, categories]), [size, categories]);
    const counts = tf.reshape(tf.broadcastTo(trials!, [...shape]), [size, 1]);
    return tf.reshape(divide(key, counts, levels(rows)), [...shape, categories]);
  });
}

/** Sums of the probabilities over ever smaller groups, from all categories on to single ones. */
function levels(probs: Tensor): Tensor[] {
  const [size, groups] = probs.shape as [number, number];
  if (groups === 1) return [probs];
  const even = tf.pad(probs, [
    [0, 0],
    [0, groups % 2],
  ]);
  const pairs = tf.sum(tf.reshape(even, [size, Math.ceil(groups / 2), 2]), -1);
  return [...levels(pairs), probs];
}

/** Divides the counts of each group between its two parts, level by level. */
function divide(key: Key, all: Tensor, [, ...smaller]: readonly Tensor[]): Tensor {
  return smaller.reduce<Tensor>((counts, probs, level) => {
    const [size, parts] = probs.shape as [number, number];
    const groups = counts.shape[1]!;
    const padded = tf.pad(probs, [
      [0, 0],
      [0, 2 * groups - parts],
    ]);
    const [first, second] = tf.unstack(tf.reshape(padded, [size * groups, 2]), 1) as [
      Tensor,
      Tensor,
    ];
    const sum = tf.add(first, second);
    const chance = {
      minor: tf.divNoNan(tf.minimum(first, second), sum),
      likely: tf.greater(first, second),
    };
    const whole = tf.reshape(counts, [size * groups]);
    const left = binomialOf(foldIn(key, level), size * groups, whole, chance);
    const halves = tf.stack([left, tf.sub(whole, left)], 1);
    return tf.slice(tf.reshape(halves, [size, 2 * groups]), [0, 0], [size, parts]);
  }, all);
}
