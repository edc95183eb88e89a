import type { Tensor } from '@tensorflow/tfjs-core';
import { runKernel } from '../kernels/kernel.js';
import { philoxGaussian } from '../kernels/philox-gaussian.js';
import type { Shape } from '../shape.js';
import { checkDrawShape } from './check-draw-shape.js';
import type { Key } from './key.js';

/**
 * Draws standard normal numbers, within 10⁻⁶ the same on every backend.
 *
 * Box–Muller on two uniform numbers of 23 bits (Box, Muller 1958, "A note on the generation of
 * random normal deviates", https://doi.org/10.1214/aoms/1177706645), so |z| < 5.68.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { gaussian } from '@gen/core/random';
 *
 * const noise = gaussian(key(0), [64, 2]);
 * ```
 */
export function gaussian(key: Key, shape: Shape): Tensor {
  checkDrawShape('gaussian', shape);
  return runKernel(philoxGaussian, {}, { key: key.words, shape });
}
