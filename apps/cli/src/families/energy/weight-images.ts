import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';

/** Rows that are shown. */
const SHOWN = 100;

/** Rows of weights `[units, pixels]` as images, from black, the least, over grey, 0, to white. */
export const weightImages = (weight: Tensor): Tensor =>
  tf.tidy(() => {
    const shown = tf.slice(weight, 0, Math.min(SHOWN, weight.shape[0]!));
    const most = tf.max(tf.abs(shown), 1, true);
    return tf.add(tf.div(shown, tf.mul(tf.maximum(most, 1e-6), 2)), 0.5);
  });
