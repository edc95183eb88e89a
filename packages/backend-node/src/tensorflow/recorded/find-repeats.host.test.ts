import { describe, expect, it } from 'vitest';
import { findRepeats } from './find-repeats.js';

const times = (count: number, part: readonly number[]): number[] =>
  Array.from({ length: count }, () => part).flat();
const from = (first: number, length: number): number[] =>
  Array.from({ length }, (_, i) => first + i);

describe('findRepeats', () => {
  it('finds a loop between other things, with what of a turn comes after it', () => {
    const list = [...from(100, 5), ...times(6, from(0, 20)), ...from(0, 7), ...from(200, 30)];
    expect(findRepeats(list, 50)).toEqual([{ from: 5, period: 20, length: 127 }]);
  });

  it('finds the longest: turns that hold smaller repeats, forward and back', () => {
    const turn = [...times(4, from(0, 15)), ...from(50, 9)];
    const back = [...from(300, 40)];
    const list = [...times(10, turn), ...times(10, back)];
    const found = findRepeats(list, 100);
    expect(found.map(({ period }) => period)).toEqual([turn.length, back.length]);
    expect(found.reduce((sum, { length }) => sum + length, 0)).toBeGreaterThan(list.length - 20);
  });

  it('passes over what is short, or comes only twice', () => {
    expect(findRepeats(times(4, from(0, 10)), 100)).toEqual([]);
    expect(findRepeats(times(2, from(0, 500)), 100)).toEqual([]);
    expect(findRepeats(from(0, 1000), 100)).toEqual([]);
    expect(findRepeats([], 1)).toEqual([]);
  });
});
