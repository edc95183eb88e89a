import * as tf from '@tensorflow/tfjs-core';
import { alongAxis } from './along-axis.js';
import { mendedKernel } from './mended-kernel.js';

/** `tf.pad` on WebGPU, whose shader does not compile from rank 5 on: one axis after another. */
export const padByAxis = mendedKernel<{ readonly x: tf.Tensor }, tf.PadV2Attrs>(
  tf.PadV2,
  'webgpu',
  {
    wrongFor: ({ x }) => x.shape.length > 4,
    instead: ({ x }, { paddings, constantValue }, before) =>
      paddings.reduce(
        (y, [first, last], axis) =>
          first + last === 0
            ? y
            : alongAxis(y, axis, (z) => {
                const sides = [
                  [0, 0],
                  [first, last],
                  [0, 0],
                ];
                return before({ x: z }, { paddings: sides, constantValue });
              }),
        tf.reshape(x, x.shape),
      ),
  },
);
