import { InputError } from '../input-error.js';
import { keyTrail } from './key-trail.js';

/** Low and high word of a key, unsigned 32-bit. */
export type KeyWords = readonly [low: number, high: number];

/** Where randomness comes from: 64 bits, opaque. The same key gives the same draw everywhere. */
export class Key {
  /** Low and high word, unsigned 32-bit. @internal */
  readonly words: KeyWords;

  /** Made by `key`, `split` and `foldIn`. @internal */
  constructor(low: number, high: number) {
    this.words = [low >>> 0, high >>> 0];
  }
}

/**
 * Makes a key of a seed: different seeds, different keys.
 *
 * A draw is a pure function of its key, so a key is used for one draw only: make more of them by
 * {@link split} and {@link foldIn}.
 *
 * @param seed an integer from 0 to 2⁵³ − 1.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { gaussian } from '@gen/core/random';
 *
 * const noise = gaussian(key(42), [2, 3]); // the same six numbers at every run
 * ```
 */
export function key(seed: number): Key {
  if (!Number.isSafeInteger(seed) || seed < 0) {
    throw new InputError({
      callee: 'key',
      argument: 'seed',
      expected: 'an integer from 0 to 2^53 - 1',
      got: `${seed}`,
    });
  }
  const made = new Key(seed, Math.floor(seed / 2 ** 32));
  keyTrail()?.made(made);
  return made;
}
