import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';

/** Sums over the last `rank` axes. */
export function sumLastAxes(x: Tensor, rank: number): Tensor {
  const axes = Array.from({ length: rank }, (_, i) => i - rank);
  return rank === 0 ? x : tf.sum(x, axes);
}
