import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { centered } from './centered.js';
import type { Key } from './key.js';

/** Where the larger of two ways to draw begins: means below are drawn by inversion. */
export const SMALL_MEAN = 10;

const MOST = 40; // a Poisson count of mean 10 is larger with a probability of 5e-13

/**
 * Draws counts of a mean below {@link SMALL_MEAN} by inversion: the number of k for which V < P(X > k),
 * V uniform in (0, 1) and fine near 0, so that the right tail is right to a probability of 2⁻³³.
 *
 * @param first P(X = 0), of each element, or one for all.
 * @param ratio gives P(X = k) / P(X = k − 1), for one k or several.
 */
export function invertCounts(
  key: Key,
  size: number,
  first: Tensor,
  ratio: (k: Tensor | number) => Tensor,
): Tensor {
  return tf.tidy(() => {
    const x = centered(key, [size]);
    const v = tf.where(tf.greater(x, 0), x, tf.add(x, 1));
    return first.rank === 0 ? ofOneLaw(v, first, ratio) : ofEach(v, first, ratio);
  });
}

/** Counts of one law: V is looked up among the tails, in order. */
function ofOneLaw(v: Tensor, first: Tensor, ratio: (k: Tensor) => Tensor): Tensor {
  const ratios = ratio(tf.range(1, MOST + 1));
  const masses = tf.mul(first, tf.concat([tf.ones([1]), tf.cumprod(ratios)]));
  const tails = tf.slice(tf.cumsum(masses, 0, true, true), 0, MOST); // P(X > k)
  const ascending = tf.reshape(tf.reverse(tails, 0), [1, MOST]);
  const upTo = tf.upperBound(ascending, tf.reshape(v, [1, v.size])); // how many are at most V
  return tf.sub(MOST, tf.cast(tf.reshape(upTo, [v.size]), 'float32'));
}

/** Counts of a law each, level by level. */
function ofEach(v: Tensor, first: Tensor, ratio: (k: number) => Tensor): Tensor {
  const masses = [first];
  for (let k = 1; k <= MOST; k++) masses.push(tf.tidy(() => tf.mul(masses[k - 1]!, ratio(k))));
  let tail = masses[MOST]!; // P(X > k)
  let count: Tensor = tf.zeros(v.shape);
  for (let k = MOST - 1; k >= 0; k--) {
    const [before, above] = [count, tail];
    count = tf.tidy(() => tf.add(before, tf.cast(tf.less(v, above), 'float32')));
    before.dispose();
    tail = tf.add(above, masses[k]!);
    above.dispose();
  }
  return count;
}
