import * as tf from '@tensorflow/tfjs-core';
import { alongAxis } from './along-axis.js';
import { mendedKernel } from './mended-kernel.js';

/** `tf.tile` on WebGPU, and so `tf.broadcastTo`, which tfjs reads back from rank 5 on. */
export const tileByAxis = mendedKernel<{ readonly x: tf.Tensor }, tf.TileAttrs>(tf.Tile, 'webgpu', {
  wrongFor: ({ x }) => x.shape.length > 4,
  instead: ({ x }, { reps }, before) =>
    reps.reduce(
      (y, count, axis) =>
        count === 1 ? y : alongAxis(y, axis, (z) => before({ x: z }, { reps: [1, count, 1] })),
      tf.reshape(x, x.shape),
    ),
});
