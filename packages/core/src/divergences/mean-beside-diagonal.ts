import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { bandMask } from '../linalg/band-mask.js';

/** The mean of a square matrix without its diagonal, `[n, n]`. */
export function meanBesideDiagonal(x: Tensor): Tensor {
  const n = x.shape[0]!;
  const others = tf.sub(1, bandMask([n, n], 0, 0));
  return tf.div(tf.sum(tf.mul(x, others)), n * (n - 1));
}
