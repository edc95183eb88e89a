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
 * @param first P(X = 0).
 * @param ratio gives P(X = k) / P(X = k − 1).
 */
export function invertCounts(
  key: Key,
  size: number,
  first: Tensor,
  ratio: (k: number) => Tensor,
): Tensor {
  return tf.tidy(() => {
    const x = centered(key, [size]);
    const v = tf.where(tf.greater(x, 0), x, tf.add(x, 1));
    const masses = [first];
    for (let k = 1; k <= MOST; k++) masses.push(tf.tidy(() => tf.mul(masses[k - 1]!, ratio(k))));
    let tail = masses[MOST]!; // P(X > k)
    let count: Tensor = tf.zeros([size]);
    for (let k = MOST - 1; k >= 0; k--) {
      const [before, above] = [count, tail];
      count = tf.tidy(() => tf.add(before, tf.cast(tf.less(v, above), 'float32')));
      before.dispose();
      tail = tf.add(above, masses[k]!);
      above.dispose();
    }
    return count;
  });
}
