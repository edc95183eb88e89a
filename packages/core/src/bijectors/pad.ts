import * as tf from '@tensorflow/tfjs-core';
import { checkCount } from '../check-count.js';
import type { Bijector } from './bijector.js';
import { rearrangement } from './rearrangement.js';

/** Options of {@link pad}. */
export interface PadOptions {
  /** Number of zeros before; 0 by default. */
  readonly before?: number;
  /** Number of zeros behind; 0 by default. */
  readonly after?: number;
}

/**
 * Puts zeros around a vector: a bijector onto the vectors that have them.
 *
 * log |det J| = 0 along those vectors; what an inverse gets elsewhere is cut off.
 *
 * @throws InputError where a number of zeros is not a whole number from 0 on.
 *
 * @example
 * ```ts
 * import { pad } from '@gen/core/bijectors';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const { value } = pad({ after: 2 }).forward(tf.tensor1d([1, 2])); // [1, 2, 0, 0]
 * ```
 */
export function pad({ before = 0, after = 0 }: PadOptions): Bijector {
  checkCount('pad', 'before', before, 0);
  checkCount('pad', 'after', after, 0);
  return rearrangement({
    name: 'Pad',
    domainRank: 1,
    codomainRank: 1,
    forwardShape: ([size = 0]) => [before + size + after],
    inverseShape: ([size = 0]) => [size - before - after],
    forward: (x) =>
      tf.pad(x, [...x.shape.slice(1).map((): [number, number] => [0, 0]), [before, after]]),
    inverse: (y) => {
      const begin = y.shape.map((_, axis) => (axis === y.rank - 1 ? before : 0));
      const size = [...y.shape.slice(0, -1), y.shape.at(-1)! - before - after];
      return tf.slice(y, begin, size);
    },
  });
}
