import { checkCount, InputError, split, type Key } from '@gen/core';
import { integers } from '@gen/core/random';
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor1D } from '@tensorflow/tfjs-core';
import type { BatchTransform } from './batch-transform.js';
import { checkImageBatch } from './check-image-batch.js';

/** Size of {@link crop}. */
export interface CropSize {
  /** Height of what is cut out. */
  readonly height: number;
  /** Width of what is cut out. */
  readonly width: number;
}

/**
 * Cuts a window out of every image, each at a place of its own, drawn uniformly.
 *
 * @returns a transform of `[batch, height, width, channels]`.
 * @throws InputError for a size that is no positive integer; the transform where images are smaller.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { crop, datasetTensor, faces } from '@gen/data';
 *
 * const images = datasetTensor(faces(key(0), { count: 8 }));
 * const windows = crop({ height: 28, width: 28 })(images, key(1)); // [8, 28, 28, 3]
 * ```
 */
export function crop({ height, width }: CropSize): BatchTransform {
  checkCount('crop', 'height', height);
  checkCount('crop', 'width', width);
  return (images, key) => {
    checkImageBatch('crop', images);
    const [batch, rows, columns] = images.shape as [number, number, number];
    checkFits([rows, columns], [height, width]);
    return tf.tidy(() => {
      const [forTop, forLeft] = split(key, 2) as [Key, Key];
      const top = integers(forTop, [batch], 0, rows - height + 1);
      const left = integers(forLeft, [batch], 0, columns - width + 1);
      return windowsAt(images, top as Tensor1D, left as Tensor1D, [height, width]);
    });
  };
}

/** Windows of all images at places of their own, by one gathering of pixels. */
export function windowsAt(
  images: Tensor,
  top: Tensor1D,
  left: Tensor1D,
  [height, width]: readonly [number, number],
): Tensor {
  const [batch, rows, columns, channels] = images.shape as [number, number, number, number];
  const along = (n: number): Tensor => tf.range(0, n, 1, 'int32');
  const row = tf.add(tf.reshape(top, [batch, 1, 1]), tf.reshape(along(height), [1, height, 1]));
  const column = tf.add(tf.reshape(left, [batch, 1, 1]), tf.reshape(along(width), [1, 1, width]));
  const image = tf.mul(tf.reshape(along(batch), [batch, 1, 1]), tf.scalar(rows, 'int32'));
  const line = tf.mul(tf.add(image, row), tf.scalar(columns, 'int32'));
  const pixels = tf.reshape(images, [batch * rows * columns, channels]);
  return tf.gather(pixels, tf.cast(tf.add(line, column), 'int32'));
}

function checkFits(images: readonly number[], window: readonly number[]): void {
  if (window.every((side, i) => side <= images[i]!)) return;
  throw new InputError({
    callee: 'crop',
    argument: 'images',
    expected: `images of at least ${window.join(' × ')}`,
    got: images.join(' × '),
  });
}
