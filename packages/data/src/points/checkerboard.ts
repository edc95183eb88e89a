import { checkCount, split, type Key } from '@gen/core';
import { uniform } from '@gen/core/random';
import * as tf from '@tensorflow/tfjs-core';
import type { PointDensity } from './points.js';

/** Half a side of the board. */
const REACH = 4;

/** Side of a square. */
const SQUARE = 2;

/**
 * The eight black squares of a board of 4 × 4, evenly: edges that are sharp and a support that is not
 * connected.
 *
 *     p(x) = 1/32 where ⌊x₁/2⌋ + ⌊x₂/2⌋ is even and |x₁|, |x₂| < 4, else 0
 *
 * (Grathwohl et al. 2019, "FFJORD: free-form continuous dynamics for scalable reversible generative
 * models", §5.1, https://arxiv.org/abs/1810.01367.)
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { checkerboard } from '@gen/data';
 *
 * const board = checkerboard();
 * const x = board.sample(key(0), 512); // [512, 2]
 * const { entropy } = board; // log 32
 * ```
 */
export const checkerboard = (): PointDensity => ({
  name: 'checkerboard',
  dimensions: 2,
  entropy: Math.log(REACH * SQUARE * REACH),
  sample: (key, count) => {
    checkCount('checkerboard.sample', 'count', count);
    return tf.tidy(() => {
      const [forX, forY] = split(key, 2) as [Key, Key];
      const x = tf.sub(tf.mul(uniform(forX, [count, 1]), 2 * REACH), REACH);
      // Two squares of each column are black: one of them, shifted in every other column.
      const y = tf.mul(uniform(forY, [count, 1]), 2);
      const square = tf.floor(y);
      const within = tf.mul(tf.sub(y, square), SQUARE);
      const low = tf.add(tf.mul(square, 2 * SQUARE), tf.mul(odd(x), SQUARE));
      return tf.concat([x, tf.sub(tf.add(low, within), REACH)], 1) as tf.Tensor2D;
    });
  },
  logProb: (x) =>
    tf.tidy(() => {
      const [a, b] = tf.unstack(x, -1) as [tf.Tensor, tf.Tensor];
      const isBlack = tf.equal(odd(a), odd(b));
      const isInside = tf.less(tf.maximum(tf.abs(a), tf.abs(b)), REACH);
      return tf.where(
        tf.logicalAnd(isBlack, isInside),
        -Math.log(REACH * SQUARE * REACH),
        -Infinity,
      );
    }),
});

/** 1 in odd columns or rows, 0 in even ones. */
function odd(x: tf.Tensor): tf.Tensor {
  const half = tf.mul(tf.floor(tf.div(x, SQUARE)), 0.5);
  return tf.mul(tf.sub(half, tf.floor(half)), 2);
}
