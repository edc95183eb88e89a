import { expect, it } from 'vitest';
import { cells, cellsOf, setOf } from './cells.js';

it('reads sets of cells as they were written', () => {
  for (const set of ['', 'f', '08', 'fffffff', 'a5a5']) expect(setOf(cellsOf(set, 49))).toBe(set);
  expect(cellsOf('fffffff', 49).filter(Boolean)).toHaveLength(28);
  expect(cellsOf('4', 4)).toEqual([false, true, false, false]);
});

it('leaves cells beyond the grid out', () => {
  expect(setOf(cellsOf('ffffff', 16))).toBe('ffff');
});

it('is written in hexadecimal digits alone', () => {
  const field = cells('ff');
  expect(field.parse(field.format('0a'))).toBe('0a');
  expect(field.parse('xyz')).toBeUndefined();
});
