import { expect, test } from 'vitest';
import { key } from './key.js';
import { uniformArray } from './uniform-array.js';
import { uniform } from './uniform.js';

test('the host draws the numbers that the engine draws', async () => {
  const drawn = uniform(key(11), [70]);
  expect(uniformArray(key(11), 70)).toEqual(await drawn.data());
  drawn.dispose();
});

test('a negative or fractional count is refused', () => {
  for (const n of [-1, 0.5, 2 ** 31]) {
    expect(() => uniformArray(key(0), n)).toThrow(
      `uniformArray: n: expected an integer from 0 to 2^31 - 1; got ${n}.`,
    );
  }
});
