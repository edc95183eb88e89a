import type { Tensor } from '@tensorflow/tfjs-core';
import { runKernel } from '../kernels/kernel.js';
import { philoxUniform } from '../kernels/philox-uniform.js';
import type { Shape } from '../shape.js';
import { checkDrawShape } from './check-draw-shape.js';
import type { Key } from './key.js';

/**
 * Draws numbers uniform in [0, 1), the same on every backend.
 *
 * They are multiples of 2⁻²³: 0 occurs, 1 does not.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { uniform } from '@gen/core/random';
 *
 * const u = uniform(key(0), [2, 3]);
 * ```
 */
export function uniform(key: Key, shape: Shape): Tensor {
  checkDrawShape('uniform', shape);
  return runKernel(philoxUniform, {}, { key: key.words, shape });
}
