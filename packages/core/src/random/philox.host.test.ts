import { expect, test } from 'vitest';
import { multiplyHigh, philoxWords, writePhiloxBlock } from './philox.js';

type Words = readonly [number, number, number, number];

function block(counter: Words, key: readonly [number, number]): string[] {
  const out = new Uint32Array(4);
  writePhiloxBlock(out, 0, key, ...counter);
  return Array.from(out, (word) => word.toString(16).padStart(8, '0'));
}

// Random123 1.14, tests/kat_vectors, "philox4x32 10": counter, key, block.
const ones = 0xffffffff;
const knownAnswers = [
  [[0, 0, 0, 0], [0, 0], '6627e8d5 e169c58d bc57ac4c 9b00dbd8'],
  [[ones, ones, ones, ones], [ones, ones], '408f276d 41c83b0e a20bc7c6 6d5451fd'],
  [
    [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
    [0xa4093822, 0x299f31d0],
    'd16cfe09 94fdcceb 5001e420 24126ea1',
  ],
] as const;

test.each(knownAnswers)('philox4x32-10 of counter %s and key %s is %s', (counter, key, answer) => {
  expect(block(counter, key).join(' ')).toBe(answer);
});

test('counters beyond 2^31 are unsigned', () => {
  const counters = [2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1];
  const blocks = counters.map((counter) => block([counter, 0, 0, 0], [1, 2]).join());
  expect(new Set(blocks).size).toBe(3);
  expect(blocks).toEqual(counters.map((counter) => block([counter | 0, 0, 0, 0], [1, 2]).join()));
});

test('the high word of a product is that of exact integers', () => {
  const words = philoxWords([7, 8], 2000);
  words.set([0, 1, ones, ones, 0x80000000, 0xffff, 0x10000, ones]);
  for (let i = 0; i < words.length; i += 2) {
    const exact = (BigInt(words[i]!) * BigInt(words[i + 1]!)) >> 32n;
    expect(multiplyHigh(words[i]!, words[i + 1]!)).toBe(Number(exact));
  }
});

test('a shorter stream is the beginning of a longer one', () => {
  const long = philoxWords([3, 4], 16);
  for (const count of [0, 1, 3, 4, 5, 15]) {
    expect(philoxWords([3, 4], count)).toEqual(long.slice(0, count));
  }
});
