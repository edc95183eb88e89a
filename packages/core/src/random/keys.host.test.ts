import { expect, expectTypeOf, test } from 'vitest';
import { foldIn } from './fold-in.js';
import { key, type Key } from './key.js';
import { philoxWords } from './philox.js';
import { split } from './split.js';

const name = ({ words }: Key): string => words.join();

test('seeds up to 2^53 - 1 give keys of their own', () => {
  const seeds = [0, 1, 2 ** 32 - 1, 2 ** 32, 2 ** 32 + 1, Number.MAX_SAFE_INTEGER];
  expect(new Set(seeds.map((seed) => name(key(seed)))).size).toBe(seeds.length);
  expect(name(key(2 ** 32 + 5))).toBe('5,1');
});

test('children and folded keys are all different, from the parent too', () => {
  const parent = key(7);
  const keys = [
    parent,
    ...split(parent, 1000),
    ...Array.from({ length: 1000 }, (_, i) => foldIn(parent, i)),
    foldIn(parent, 2 ** 32),
    foldIn(parent, 2 ** 40 + 1),
  ];
  expect(new Set(keys.map(name)).size).toBe(keys.length);
});

test('a child does not depend on how many there are', () => {
  expect(split(key(3), 10).slice(0, 2).map(name)).toEqual(split(key(3)).map(name));
});

test('the number of keys is in the type', () => {
  expectTypeOf(split(key(0))).toEqualTypeOf<[Key, Key]>();
  expectTypeOf(split(key(0), 3)).toEqualTypeOf<[Key, Key, Key]>();
});

test('draws under related keys are uncorrelated', () => {
  const size = 20_000;
  const draw = (k: Key): number[] => Array.from(philoxWords(k.words, size), (w) => w / 2 ** 32);
  const [parent] = split(key(11));
  const related = [
    parent,
    ...split(parent, 3),
    foldIn(parent, 0),
    foldIn(parent, 1),
    key(11),
    key(12),
  ];
  const draws = related.map(draw);
  for (let a = 0; a < draws.length; a++) {
    for (let b = 0; b < a; b++) {
      expect(Math.abs(correlation(draws[a]!, draws[b]!)) * Math.sqrt(size)).toBeLessThan(4.5);
    }
  }
});

test('numbers that are none are refused', () => {
  expect(() => key(-1)).toThrow('key: seed: expected an integer from 0 to 2^53 - 1; got -1.');
  expect(() => key(0.5)).toThrow('key: seed: expected an integer from 0 to 2^53 - 1; got 0.5.');
  expect(() => split(key(0), 0)).toThrow('split: count: expected an integer ≥ 1; got 0.');
  expect(() => foldIn(key(0), NaN)).toThrow(
    'foldIn: index: expected an integer from 0 to 2^53 - 1; got NaN.',
  );
});

function correlation(a: readonly number[], b: readonly number[]): number {
  // Uniform numbers have mean ½ and variance 1/12.
  return (12 * a.reduce((sum, x, i) => sum + (x - 0.5) * (b[i]! - 0.5), 0)) / a.length;
}
