import { checkCount } from '@gen/core';
import * as tf from '@tensorflow/tfjs-core';
import type { BatchTransform } from './batch-transform.js';
import { checkImageBatch } from './check-image-batch.js';
import { crop } from './crop.js';

/** Options of {@link shift}. */
export interface ShiftOptions {
  /** The most pixels that an image is moved by, in each direction. */
  readonly pixels: number;
}

/**
 * Moves every image by some pixels of its own, drawn uniformly; zeros come in at the edge.
 *
 * @returns a transform of `[batch, height, width, channels]` that keeps the shape.
 * @throws InputError for a number of pixels that is no positive integer.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { datasetTensor, digits, shift } from '@gen/data';
 *
 * const images = datasetTensor(digits(key(0), { count: 8 }));
 * const moved = shift({ pixels: 2 })(images, key(1)); // [8, 28, 28, 1]
 * ```
 */
export function shift({ pixels }: ShiftOptions): BatchTransform {
  checkCount('shift', 'pixels', pixels);
  return (images, key) => {
    checkImageBatch('shift', images);
    const [, height, width] = images.shape as [number, number, number];
    const sides: [number, number] = [pixels, pixels];
    return tf.tidy(() =>
      crop({ height, width })(tf.pad(images, [[0, 0], sides, sides, [0, 0]]), key),
    );
  };
}
