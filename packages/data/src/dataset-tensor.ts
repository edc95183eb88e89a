import { InputError } from '@gen/core';
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Dataset } from './dataset.js';
import { packImages, unpackImages, type PixelsOptions } from './to-pixels.js';

/** Which images {@link datasetTensor} takes, and in which shape. */
export interface DatasetTensorOptions extends PixelsOptions {
  /** The first image; 0 where it is not given. */
  readonly start?: number;
  /** Number of images; all from `start` on where it is not given. */
  readonly count?: number;
}

/**
 * Consecutive images of a data set as a tensor, for looking at them or scoring in chunks.
 *
 * @returns float32 from 0 to 1, `[count, height, width, channels]`, or `[count, pixels]` where
 * `flat`; the caller owns it.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { datasetTensor, digits } from '@gen/data';
 *
 * const x = datasetTensor(digits(key(0), { count: 64 }), { start: 32, count: 8, flat: true });
 * console.log(x.shape); // [8, 784]
 * x.dispose();
 * ```
 */
export function datasetTensor(
  dataset: Dataset,
  { start = 0, count = dataset.count - start, flat = false }: DatasetTensorOptions = {},
): Tensor {
  const whole = Number.isInteger(start) && Number.isInteger(count);
  if (!whole || start < 0 || count < 1 || start + count > dataset.count) {
    throw new InputError({
      callee: 'datasetTensor',
      argument: 'start, count',
      expected: `at least one of the images 0 to ${dataset.count - 1}`,
      got: `start ${start}, count ${count}`,
    });
  }
  const indices = Int32Array.from({ length: count }, (_, i) => start + i);
  return tf.tidy(() => unpackImages(packImages(dataset, indices), dataset, { flat }));
}
