import type { Tensor } from '@tensorflow/tfjs-core';
import type { Key } from '@gen/core';
import { philoxBernoulli, runKernel } from '@gen/core/kernels';

/**
 * Draws every pixel from the Bernoulli distribution whose mean it is: dynamic binarization.
 *
 *     x ~ Bernoulli(pixel),  x = 1 where u < pixel,  u ~ Uniform[0, 1)
 *
 * As a transform of `imageBatches` it draws anew every time that an image is seen (Salakhutdinov &
 * Murray 2008, "On the quantitative analysis of deep belief networks", §5,
 * https://doi.org/10.1145/1390156.1390266).
 *
 * @param pixels from 0 to 1, any shape.
 * @returns zeros and ones, float32 of the same shape.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { binarize, datasetTensor, digits } from '@gen/data';
 *
 * const pixels = datasetTensor(digits(key(0), { count: 8 }));
 * const x = binarize(pixels, key(1)); // [8, 28, 28, 1]
 * ```
 */
export function binarize(pixels: Tensor, key: Key): Tensor {
  // One kernel and nothing besides: it is done in every step.
  return runKernel(philoxBernoulli, { probs: pixels }, { key: key.words, shape: pixels.shape });
}
