import { InputError } from '../input-error.js';
import { derive, FOLD_IN } from './derive.js';
import type { Key } from './key.js';

/**
 * Makes the key that belongs to a number, such as the index of a step: other numbers, other keys,
 * and none of them is a child that {@link split} gives.
 *
 * @param index an integer from 0 to 2⁵³ − 1.
 *
 * @example
 * ```ts
 * import { foldIn, key } from '@gen/core';
 * import { gaussian } from '@gen/core/random';
 *
 * const noiseOfStep = (step: number) => gaussian(foldIn(key(0), step), [64]);
 * ```
 */
export function foldIn(key: Key, index: number): Key {
  if (!Number.isSafeInteger(index) || index < 0) {
    throw new InputError({
      callee: 'foldIn',
      argument: 'index',
      expected: 'an integer from 0 to 2^53 - 1',
      got: `${index}`,
    });
  }
  return derive(key, index, FOLD_IN);
}
