import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Shape } from '../shape.js';
import { centered } from './centered.js';
import { checkDrawShape } from './check-draw-shape.js';
import type { Key } from './key.js';

/**
 * Draws −1 and 1 with equal probability, the same on every backend.
 *
 * @returns float32.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { rademacher } from '@gen/core/random';
 *
 * const probe = rademacher(key(0), [64, 2]);
 * ```
 */
export function rademacher(key: Key, shape: Shape): Tensor {
  checkDrawShape('rademacher', shape);
  return tf.tidy(() => tf.sign(centered(key, shape)));
}
