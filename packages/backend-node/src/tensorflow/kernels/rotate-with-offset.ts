import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { tensorflowKernel, type Tensors } from '../call.js';

type Attrs = tf.RotateWithOffsetAttrs;

const OPAQUE = 255;

/**
 * `tf.image.rotateWithOffset`: each pixel is the nearest of the turned image, by its number among
 * them, or one that is laid behind them for what is outside.
 */
export const rotateWithOffset = tensorflowKernel<Tensors<'image'>, Attrs>(
  tf.RotateWithOffset,
  ({ inputs: { image }, attrs }) =>
    tf.tidy(() => {
      const [batch = 1, height = 1, width = 1, channels = 1] = image.shape;
      const pixels = tf.reshape(image, [batch, height * width, channels]);
      const all = tf.concat([pixels, outside(image, attrs)], 1);
      const numbers = tf.tensor1d(nearest(height, width, attrs), 'int32');
      return tf.reshape(tf.gather(all, numbers, 1), image.shape);
    }),
);

function outside({ shape, dtype }: Tensor, { fillValue }: Attrs): Tensor {
  const [batch = 1, , , channels = 1] = shape;
  const colour = Array.from({ length: channels }, (_, channel) =>
    typeof fillValue === 'number' ? fillValue : (fillValue[channel] ?? OPAQUE),
  );
  return tf.tile(tf.tensor3d(colour, [1, 1, channels], dtype), [batch, 1, 1]);
}

/** The number of each pixel's source, which depends on sizes and the angle alone. */
function nearest(height: number, width: number, { radians, center }: Attrs): Int32Array {
  const [centreX, centreY] = tf.backend_util.getImageCenter(center, height, width);
  const [sin, cos] = [Math.sin(radians), Math.cos(radians)];
  return Int32Array.from({ length: height * width }, (_, pixel) => {
    const [x, y] = [(pixel % width) - centreX, Math.floor(pixel / width) - centreY];
    const column = Math.round(x * cos - y * sin + centreX);
    const row = Math.round(x * sin + y * cos + centreY);
    const isInside = column >= 0 && column < width && row >= 0 && row < height;
    return isInside ? row * width + column : height * width;
  });
}
