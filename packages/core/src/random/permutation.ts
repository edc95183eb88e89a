import * as tf from '@tensorflow/tfjs-core';
import type { Tensor1D } from '@tensorflow/tfjs-core';
import type { Key } from './key.js';
import { permutationIndices } from './permutation-indices.js';

/**
 * Draws a random order of 0 … n − 1, the same on every backend: {@link permutationIndices} as a
 * tensor. It is made on the host and uploaded, in time proportional to n.
 *
 * @returns int32, shape `[n]`.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { permutation } from '@gen/core/random';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const shuffled = tf.gather(tf.tensor1d([10, 20, 30]), permutation(key(0), 3));
 * ```
 */
export function permutation(key: Key, n: number): Tensor1D {
  return tf.tensor1d(permutationIndices(key, n), 'int32');
}
