import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { atMostEvery } from './at-most-every.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('acts at once, then rests, and never leaves out the last argument', () => {
  const acts: number[] = [];
  const act = atMostEvery<number>(100, (argument) => acts.push(argument));
  act(1);
  expect(acts).toEqual([1]);
  act(2);
  act(3);
  vi.advanceTimersByTime(99);
  expect(acts).toEqual([1]);
  vi.advanceTimersByTime(1);
  expect(acts).toEqual([1, 3]);
  vi.advanceTimersByTime(500);
  act(4);
  expect(acts).toEqual([1, 3, 4]);
});
