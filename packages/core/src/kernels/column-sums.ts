import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Kernel } from './kernel.js';

/** What {@link columnSums} takes. */
export type ColumnSumsInputs = {
  /** Rows, `[rows, columns]`. */
  a: Tensor;
  /** Factors of the shape of `a`; ones where they are left out. */
  b?: Tensor;
};

/** Σᵢ aᵢⱼ bᵢⱼ, of shape `[columns]`, in float32: the gradient of what is added to every row. */
export const columnSums: Kernel<ColumnSumsInputs, Record<string, never>> = {
  name: 'ColumnSums',
  reference: ({ a, b }) => tf.tidy(() => tf.sum(b === undefined ? a : tf.mul(a, b), 0)),
  gradient: (dy, { a, b }) =>
    b === undefined ? { a: tf.broadcastTo(dy, a.shape) } : { a: tf.mul(b, dy), b: tf.mul(a, dy) },
};
