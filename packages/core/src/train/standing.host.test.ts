import { describe, expect, test } from 'vitest';
import { isSpent, NO_VALIDATION, withScore, type Standing } from './standing.js';

const after = (scores: readonly number[], minDelta = 0): Standing =>
  scores.reduce(
    (standing, score, i) => withScore(standing, 10 * (i + 1), score, minDelta),
    NO_VALIDATION,
  );

describe('a standing', () => {
  test.each([
    ['the first score is the best', [5], { step: 10, score: 5 }, 0],
    ['a smaller one is better and ends the wait', [5, 6, 4], { step: 30, score: 4 }, 0],
    ['an equal one brings nothing', [5, 5], { step: 10, score: 5 }, 1],
    ['one that is not finite brings nothing', [5, NaN, -Infinity], { step: 10, score: 5 }, 2],
    ['the first that is finite is the best', [NaN, 7], { step: 20, score: 7 }, 0],
  ] as const)('%s', (_, scores, best, waited) => {
    expect(after(scores)).toMatchObject({ best, waited });
  });

  test('none is best where none is finite', () => {
    expect(after([NaN, Infinity])).toEqual({ waited: 2 });
  });

  test('an improvement below minDelta is the best, and yet is waited on until it adds up', () => {
    expect(after([5, 4.5], 1)).toEqual({
      best: { step: 20, score: 4.5 },
      reference: 5,
      waited: 1,
    });
    expect(after([5, 4.5, 3.9], 1)).toMatchObject({ reference: 3.9, waited: 0 });
  });

  test('is the same when it was written as JSON in between', () => {
    const scores = [3, 2.5, NaN, 2.75, 0.1];
    const written = scores.reduce<Standing>(
      (standing, score, i) =>
        withScore(JSON.parse(JSON.stringify(standing)) as Standing, 10 * (i + 1), score),
      NO_VALIDATION,
    );
    expect(written).toEqual(after(scores));
  });

  test('is spent after as many waits as there is patience for', () => {
    expect([1, 2].map((waited) => isSpent({ waited }, { patience: 2 }))).toEqual([false, true]);
    expect(isSpent({ waited: 1e9 })).toBe(false);
  });
});
