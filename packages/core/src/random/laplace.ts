import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Shape } from '../shape.js';
import { centered } from './centered.js';
import { checkDrawShape } from './check-draw-shape.js';
import type { Key } from './key.js';

/**
 * Draws numbers with the standard Laplace distribution, whose density is ½ exp(−|x|).
 *
 *     x = ± log 2V,   V uniform on (0, ½)
 *
 * V has 31 bits: |x| reaches 22.2.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { laplace } from '@gen/core/random';
 *
 * const noise = laplace(key(0), [8]);
 * ```
 */
export function laplace(key: Key, shape: Shape): Tensor {
  checkDrawShape('laplace', shape);
  return tf.tidy(() => {
    const x = centered(key, shape);
    return tf.mul(tf.sign(x), tf.log(tf.mul(tf.abs(x), 2)));
  });
}
