import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { InputError } from '../input-error.js';
import type { Shape } from '../shape.js';
import { checkDrawShape } from './check-draw-shape.js';
import { gaussian } from './gaussian.js';
import type { Key } from './key.js';
import { rademacher } from './rademacher.js';

/**
 * Draws vectors of length 1, uniform on the sphere.
 *
 *     x = z / ‖z‖,   z standard normal
 *
 * (Muller 1959, "A note on a method for generating points uniformly on n-dimensional spheres",
 * https://doi.org/10.1145/377939.377946).
 *
 * @param shape `[..., dimensions]`, at least one dimension; in one, x is −1 or 1.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { unitSphere } from '@gen/core/random';
 *
 * const directions = unitSphere(key(0), [64, 3]);
 * ```
 */
export function unitSphere(key: Key, shape: Shape): Tensor {
  checkDrawShape('unitSphere', shape);
  const dimensions = shape.at(-1) ?? 0;
  if (dimensions < 1) {
    throw new InputError({
      callee: 'unitSphere',
      argument: 'shape',
      expected: 'shape [..., dimensions] with at least one dimension',
      got: `[${shape}]`,
    });
  }
  if (dimensions === 1) return rademacher(key, shape);
  return tf.tidy(() => {
    const z = gaussian(key, shape);
    return tf.div(z, tf.norm(z, 'euclidean', -1, true));
  });
}
