import { describe, expect, test } from 'vitest';
import { constant } from './constant.js';
import { cosineDecay } from './cosine-decay.js';
import { cyclical } from './cyclical.js';
import { exponentialDecay } from './exponential-decay.js';
import { join } from './join.js';
import { linear } from './linear.js';
import type { Schedule } from '../../schedule.js';

const at = (schedule: Schedule, steps: readonly number[]): number[] => steps.map(schedule);
const STEPS = [0, 1, 5, 10, 25];

describe('schedules equal their definitions', () => {
  test('constant', () => expect(at(constant(0.3), STEPS)).toEqual([0.3, 0.3, 0.3, 0.3, 0.3]));

  test('linear rises to its end and stays there', () =>
    expect(at(linear({ from: 1, to: 3, steps: 10 }), STEPS)).toEqual([1, 1.2, 2, 3, 3]));

  test('exponentialDecay', () =>
    expect(at(exponentialDecay({ from: 2, rate: 0.25, steps: 10 }), [0, 5, 10, 20])).toEqual([
      2, 1, 0.5, 0.125,
    ]));

  // optax.cosine_decay_schedule(2.0, 10, alpha=0.05) at [0, 1, 5, 10, 25], optax 0.2.8
  test('cosineDecay equals optax', () => {
    const golden = [2.0, 1.9535036, 1.05, 0.1, 0.1];
    at(cosineDecay({ from: 2, to: 0.1, steps: 10 }), STEPS).forEach((value, i) =>
      expect(value).toBeCloseTo(golden[i]!, 6),
    );
  });

  test('cyclical rises in the first part of each period and holds in the rest', () =>
    expect(at(cyclical({ period: 10, ramp: 0.5 }), [0, 1, 5, 9, 10, 12])).toEqual([
      0, 0.2, 1, 1, 0, 0.4,
    ]));

  test('join counts each schedule from its own beginning', () => {
    const identity: Schedule = (step) => step;
    const later: Schedule = (step) => 100 + step;
    expect(at(join([identity, later, constant(7)], [5, 10]), [0, 4, 5, 9, 10, 99])).toEqual([
      0, 4, 100, 104, 7, 7,
    ]);
  });
});

describe('what makes no sense is refused', () => {
  test('no steps', () =>
    expect(() => linear({ to: 1, steps: 0 })).toThrow(
      'linear: steps: expected a number of steps > 0; got 0.',
    ));

  test('a ramp of nothing', () =>
    expect(() => cyclical({ period: 10, ramp: 0 })).toThrow('cyclical: ramp: expected'));

  test('boundaries that do not rise or are too few', () => {
    expect(() => join([constant(1), constant(2), constant(3)], [5, 5])).toThrow('join: boundaries');
    expect(() => join([constant(1), constant(2)], [])).toThrow('1 rising steps > 0');
  });
});
