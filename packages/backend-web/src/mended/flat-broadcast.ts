import { broadcastingKernels } from '@gen/core/kernels';
import * as tf from '@tensorflow/tfjs-core';
import { mendedKernel, type Mended } from './mended-kernel.js';

const kernels: readonly (readonly [string, string, string])[] = [
  ...broadcastingKernels.map((name) => [name, 'a', 'b'] as const),
  [tf.Prelu, 'x', 'alpha'],
];

const flat = (x: tf.Tensor, shape: number[]): tf.Tensor =>
  tf.reshape(tf.broadcastTo(x, shape), [tf.util.sizeFromShape(shape)]);

/**
 * Functions of two tensors on WebGPU, whose shaders do not compile where shapes of rank 5 and 6 are
 * broadcast: on lists, of shapes made equal.
 */
export const flatBroadcast: readonly Mended[] = kernels.map(([kernelName, left, right]) =>
  mendedKernel<tf.NamedTensorMap>(kernelName, 'webgpu', {
    wrongFor: ({ [left]: a, [right]: b }) =>
      (a!.shape.length > 4 || b!.shape.length > 4) && !tf.util.arraysEqual(a!.shape, b!.shape),
    instead: ({ [left]: a, [right]: b }, attrs, before) => {
      const shape = tf.broadcast_util.assertAndGetBroadcastShape(a!.shape, b!.shape);
      const y = before({ [left]: flat(a!, shape), [right]: flat(b!, shape) }, attrs);
      return tf.reshape(y, shape);
    },
  }),
);
