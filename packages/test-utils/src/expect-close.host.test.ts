import { expect, test } from 'vitest';
import { expectClose } from './expect-close.js';

test('tolerance is absolute below one and relative above', async () => {
  await expectClose([1e-6, 1000.005], [0, 1000]);
  await expect(expectClose([2e-5], [0])).rejects.toThrow('[0] got 0.00002, expected 0');
  await expect(expectClose([1000.02], [1000])).rejects.toThrow('1 of 1 not within 0.00001');
});

test('NaN is close to nothing and infinities to themselves', async () => {
  await expectClose([Infinity], [Infinity]);
  await expect(expectClose([NaN], [NaN])).rejects.toThrow('got NaN');
  await expect(expectClose([Infinity], [1])).rejects.toThrow('got Infinity');
});

test('sizes must agree', async () => {
  await expect(expectClose([1, 2], [1])).rejects.toThrow('number of elements');
});
