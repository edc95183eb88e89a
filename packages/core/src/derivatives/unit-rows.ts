import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Shape } from '../shape.js';

/** The unit vectors of the last axis, each repeated over the others. */
export function unitRows(shape: Shape): Tensor[] {
  const n = shape.at(-1)!;
  return Array.from({ length: n }, (_, i) => {
    const unit = Float32Array.from({ length: n }, (_, j) => (i === j ? 1 : 0));
    return tf.broadcastTo(tf.tensor1d(unit), [...shape]);
  });
}
