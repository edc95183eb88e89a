import { foldIn, type Key } from '@gen/core';
import { uniformArray } from '@gen/core/random';

const CHUNK = 128; // numbers drawn at once

/** Random numbers of a key, one after the other. */
export interface Draws {
  /** The next number, uniform in [0, 1). */
  uniform(): number;
  /** The next number of a bell with mean 0 and variance 1 within ±√12: a sum of four uniforms. */
  bell(): number;
}

/** Reads the stream of numbers that belongs to a key. */
export function drawsOf(key: Key): Draws {
  let chunk = 0;
  let numbers = uniformArray(foldIn(key, chunk), CHUNK);
  let next = 0;

  const uniform = (): number => {
    if (next === CHUNK) {
      numbers = uniformArray(foldIn(key, ++chunk), CHUNK);
      next = 0;
    }
    return numbers[next++]!;
  };

  const bell = (): number => (uniform() + uniform() + uniform() + uniform() - 2) * Math.sqrt(3);

  return { uniform, bell };
}
