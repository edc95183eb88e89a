import type { Key } from '@gen/core';
import { uniform } from '@gen/core/random';
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkImageBatch } from './check-image-batch.js';

/**
 * Mirrors every other image, left to right, at random.
 *
 * @param images `[batch, height, width, channels]`.
 * @returns images of the same shape.
 * @throws InputError for another rank.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { datasetTensor, faces, flip } from '@gen/data';
 *
 * const images = datasetTensor(faces(key(0), { count: 8 }));
 * const mirrored = flip(images, key(1)); // [8, 32, 32, 3]
 * ```
 */
export function flip(images: Tensor, key: Key): Tensor {
  checkImageBatch('flip', images);
  return tf.tidy(() => {
    const coins = tf.less(uniform(key, [images.shape[0]!, 1, 1, 1]), 0.5);
    return tf.where(coins, tf.reverse(images, 2), images);
  });
}
