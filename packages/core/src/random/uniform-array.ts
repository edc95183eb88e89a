import { InputError } from '../input-error.js';
import { keyTrail } from './key-trail.js';
import type { Key } from './key.js';
import { philoxWords } from './philox.js';

/**
 * The numbers that `uniform(key, [n])` draws, in an array of the host: for what is made outside of
 * any engine, such as a data set.
 *
 * @param n how many, an integer from 0 to 2³¹ − 1.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { uniformArray } from '@gen/core/random';
 *
 * const angles = uniformArray(key(0), 8).map((u) => 2 * Math.PI * u);
 * ```
 */
export function uniformArray(key: Key, n: number): Float32Array {
  if (!Number.isInteger(n) || n < 0 || n >= 2 ** 31) {
    throw new InputError({
      callee: 'uniformArray',
      argument: 'n',
      expected: 'an integer from 0 to 2^31 - 1',
      got: `${n}`,
    });
  }
  keyTrail()?.usedOnHost('uniformArray');
  const words = philoxWords(key.words, n);
  const numbers = new Float32Array(n);
  for (let i = 0; i < n; i++) numbers[i] = (words[i]! & 0x7fffff) * 2 ** -23;
  return numbers;
}
