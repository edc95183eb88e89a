import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Kernel } from './kernel.js';

/** What {@link adamDirection} takes. */
export type AdamDirectionInputs = {
  /** First moment. */
  m: Tensor;
  /** Second moment, of the shape of `m`. */
  v: Tensor;
  /** A scalar. */
  scale: Tensor;
  /** A scalar above zero. */
  epsilon: Tensor;
};

/** s m / (√v + ε), in float32; it has no gradient. */
export const adamDirection: Kernel<AdamDirectionInputs, Record<string, never>> = {
  name: 'AdamDirection',
  reference: ({ m, v, scale, epsilon }) =>
    tf.tidy(() => tf.mul(tf.div(m, tf.add(tf.sqrt(v), epsilon)), scale)),
};
