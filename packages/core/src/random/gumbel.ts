import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Shape } from '../shape.js';
import { checkDrawShape } from './check-draw-shape.js';
import { exponential } from './exponential.js';
import type { Key } from './key.js';

/**
 * Draws numbers with the standard Gumbel distribution, whose cdf is exp(−exp(−x)).
 *
 *     x = −log(−log U)
 *
 * U has 32 bits and both tails: draws reach from −3.1 to 22.9, beyond which lies a probability of 2⁻³³
 * on either side.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { gumbel } from '@gen/core/random';
 *
 * const noise = gumbel(key(0), [8, 10]);
 * ```
 */
export function gumbel(key: Key, shape: Shape): Tensor {
  checkDrawShape('gumbel', shape);
  return tf.tidy(() => tf.neg(tf.log(exponential(key, shape))));
}
