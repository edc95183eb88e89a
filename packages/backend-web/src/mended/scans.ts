import * as tf from '@tensorflow/tfjs-core';
import { mendedKernel, type Mended } from './mended-kernel.js';

interface Attrs {
  readonly axis: number;
  readonly exclusive: boolean;
  readonly reverse: boolean;
}

/**
 * Running sums and products on WebGPU, where tfjs refuses ranks from 5 on, and backwards keeps the
 * shader of the first length that it met for all lengths: forwards along the last axis of a matrix.
 */
export const scans: readonly Mended[] = [[tf.Cumsum, 0] as const, [tf.Cumprod, 1] as const].map(
  ([kernelName, neutral]) =>
    mendedKernel<{ readonly x: tf.Tensor }, Attrs>(kernelName, 'webgpu', {
      wrongFor: ({ x }, { reverse }) => x.shape.length > 4 || reverse,
      instead: ({ x }, { axis: counted, exclusive, reverse }, before) => {
        const axis = tf.util.parseAxisParam(counted, x.shape)[0]!;
        const order = x.shape.map((_, i) => i).filter((i) => i !== axis);
        const perm = [...order, axis];
        const shape = perm.map((i) => x.shape[i]!);
        const size = x.shape[axis]!;
        const rows = tf.reshape(tf.transpose(x, perm), [x.size / Math.max(1, size), size]);
        const turned = reverse ? tf.reverse(rows, 1) : rows;
        const shifted = exclusive ? shift(turned as tf.Tensor2D, neutral) : turned;
        const run = before({ x: shifted }, { axis: 1, exclusive: false, reverse: false });
        const y = tf.reshape(reverse ? tf.reverse(run, 1) : run, shape);
        return tf.transpose(y, tf.backend_util.getUndoAxesPermutation(perm));
      },
    }),
);

const shift = (x: tf.Tensor2D, first: number): tf.Tensor2D =>
  tf.slice(
    tf.pad(
      x,
      [
        [0, 0],
        [1, 0],
      ],
      first,
    ),
    [0, 0],
    x.shape,
  );
