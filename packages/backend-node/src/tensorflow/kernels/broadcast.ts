import { broadcastingKernels } from '@gen/core/kernels';
import * as tf from '@tensorflow/tfjs-core';
import type { KernelConfig, Tensor } from '@tensorflow/tfjs-core';
import { callNative, tensorflowKernel, type Tensors } from '../call.js';

/** How many runs of axes TensorFlow tells apart when it broadcasts. */
const MOST_RUNS = 5;

/**
 * Ops of two tensors that broadcast in more runs of axes than TensorFlow can: there both are laid out
 * to the full shape.
 */
export const broadcastKernels: readonly KernelConfig[] = broadcastingKernels.map((kernelName) =>
  tensorflowKernel<Tensors<'a' | 'b'>, object>(kernelName, (call) => {
    const { a, b } = call.inputs;
    if (Math.max(a.rank, b.rank) <= MOST_RUNS || runs(a, b) <= MOST_RUNS) {
      return callNative(kernelName, call);
    }
    return tf.tidy(() => {
      const shape = tf.broadcast_util.assertAndGetBroadcastShape(a.shape, b.shape);
      const inputs = { a: tf.broadcastTo(a, shape), b: tf.broadcastTo(b, shape) };
      return callNative(kernelName, { ...call, inputs });
    });
  }),
);

/** How often, from axis to axis, it changes which of two tensors repeats. */
function runs(a: Tensor, b: Tensor): number {
  const rank = Math.max(a.rank, b.rank);
  const repeating = Array.from({ length: rank }, (_, i) => {
    const [left, right] = [a, b].map(({ shape }) => shape[shape.length - rank + i] ?? 1);
    return left === right ? (left === 1 ? undefined : 'none') : left === 1 ? 'a' : 'b';
  }).filter((which) => which !== undefined);
  return repeating.filter((which, i) => which !== repeating[i - 1]).length;
}
