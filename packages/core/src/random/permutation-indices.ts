import { InputError } from '../input-error.js';
import { keyTrail } from './key-trail.js';
import type { Key } from './key.js';
import { multiplyHigh, philoxWords } from './philox.js';

/**
 * A random order of 0 … n − 1 in an array of the host, such as the order of the examples of an epoch.
 *
 * Durstenfeld's shuffle with one 32-bit word an exchange, so that probabilities are off by at most
 * n / 2³² relative to themselves (Durstenfeld 1964, "Algorithm 235: Random permutation",
 * https://doi.org/10.1145/364520.364540).
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { permutationIndices } from '@gen/core/random';
 *
 * const order = permutationIndices(key(0), 60_000);
 * ```
 */
export function permutationIndices(key: Key, n: number): Int32Array {
  if (!Number.isInteger(n) || n < 0 || n >= 2 ** 31) {
    throw new InputError({
      callee: 'permutationIndices',
      argument: 'n',
      expected: 'an integer from 0 to 2^31 - 1',
      got: `${n}`,
    });
  }
  keyTrail()?.usedOnHost('permutationIndices');
  const order = new Int32Array(n).map((_, i) => i);
  const words = philoxWords(key.words, n);
  for (let last = n - 1; last > 0; last--) {
    const other = multiplyHigh(words[last]!, last + 1);
    [order[last], order[other]] = [order[other]!, order[last]!];
  }
  return order;
}
