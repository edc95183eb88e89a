import { describe, expect, test } from 'vitest';
import type { Schedule } from '../../schedule.js';
import { constant } from './constant.js';
import { cosineDecay } from './cosine-decay.js';
import { cosineRestarts } from './cosine-restarts.js';
import { cyclical } from './cyclical.js';
import { exponentialDecay } from './exponential-decay.js';
import goldens from './goldens/schedules.json' with { type: 'json' };
import { inverseSqrt } from './inverse-sqrt.js';
import { join } from './join.js';
import { linear } from './linear.js';
import { oneCycle } from './one-cycle.js';
import { piecewiseConstant } from './piecewise-constant.js';
import { polynomial } from './polynomial.js';
import { warmUp } from './warm-up.js';

/** Each equals the values of optax or PyTorch that stand in the goldens under its name. */
const instances: Readonly<Record<keyof typeof goldens.cases, Schedule>> = {
  constant: constant(0.3),
  linear: linear({ from: 1, to: 3, steps: 10 }),
  polynomial: polynomial({ from: 2, to: 0.1, power: 3, steps: 30 }),
  piecewiseConstant: piecewiseConstant({
    from: 2,
    factors: [
      [10, 0.1],
      [30, 0.5],
    ],
  }),
  exponentialDecay: exponentialDecay({ from: 2, rate: 0.25, steps: 10 }),
  'exponentialDecay, staircase': exponentialDecay({
    from: 2,
    rate: 0.25,
    steps: 10,
    staircase: true,
  }),
  cosineDecay: cosineDecay({ from: 2, to: 0.1, steps: 30 }),
  cosineRestarts: cosineRestarts({ from: 2, to: 0.1, steps: 10 }),
  'cosineRestarts that stretch': cosineRestarts({ from: 2, to: 0.1, steps: 10, stretch: 2 }),
  'cosineRestarts that stretch and fall': cosineRestarts({
    from: 2,
    steps: 10,
    stretch: 2,
    decay: 0.5,
  }),
  oneCycle: oneCycle({ peak: 2, steps: 50 }),
  'oneCycle of other shape': oneCycle({
    peak: 2,
    steps: 70,
    rise: 0.43,
    startDivisor: 10,
    endDivisor: 100,
  }),
  warmUp: warmUp(10, cosineDecay({ from: 2, to: 0.1, steps: 40 }), 0.2),
  'warmUp to exponential decay': warmUp(10, exponentialDecay({ from: 2, rate: 0.5, steps: 20 })),
  join: join(
    [
      linear({ to: 1, steps: 10 }),
      constant(0.7),
      exponentialDecay({ from: 0.7, rate: 0.5, steps: 10 }),
    ],
    [10, 30],
  ),
  inverseSqrt: inverseSqrt({ peak: 2, steps: 10 }),
};

const at = (schedule: Schedule, steps: readonly number[]): number[] => steps.map(schedule);

describe('schedules equal those of optax or PyTorch', () => {
  test.each(Object.entries(goldens.cases))('%s', (name, { values }) => {
    const schedule = instances[name as keyof typeof goldens.cases];
    at(schedule, goldens.steps).forEach((value, i) => expect(value).toBeCloseTo(values[i]!, 6));
  });
});

describe('schedules equal their definitions', () => {
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

  test.each([1, 1.5, 2, 3])('restarts that stretch %d times begin where they must', (stretch) => {
    const schedule = cosineRestarts({ from: 1, steps: 8, stretch });
    let start = 0;
    for (let period = 0; period < 9; period++) {
      if (Number.isInteger(start)) {
        expect(schedule(start)).toBe(1);
        if (start > 0) expect(schedule(start - 1)).toBeLessThan(0.5);
      }
      start += 8 * stretch ** period;
    }
  });
});

describe('what makes no sense is refused', () => {
  const cases: readonly [string, () => Schedule, string][] = [
    [
      'no steps',
      () => linear({ to: 1, steps: 0 }),
      'linear: steps: expected a number of steps > 0; got 0.',
    ],
    [
      'a ramp of nothing',
      () => cyclical({ period: 10, ramp: 0 }),
      'cyclical: ramp: expected a number in (0, 1]; got 0.',
    ],
    [
      'a cycle that only rises',
      () => oneCycle({ peak: 1, steps: 10, rise: 1 }),
      'oneCycle: rise: expected a part of 10 steps, of at least one and fewer than all; got 1.',
    ],
    [
      'periods that shrink',
      () => cosineRestarts({ from: 1, steps: 10, stretch: 0.5 }),
      'cosineRestarts: stretch: expected a number ≥ 1; got 0.5.',
    ],
    [
      'a factor at no step',
      () => piecewiseConstant({ from: 1, factors: [[0.5, 2]] }),
      'piecewiseConstant: factors: expected integers ≥ 0 as steps; got 0.5.',
    ],
    [
      'boundaries that do not rise',
      () => join([constant(1), constant(2), constant(3)], [5, 5]),
      'join: boundaries: expected 2 rising steps > 0 for 3 schedules; got [5,5].',
    ],
    [
      'too few boundaries',
      () => join([constant(1), constant(2)], []),
      'join: boundaries: expected 1 rising steps > 0',
    ],
  ];
  test.each(cases)('%s', (_, make, message) => expect(make).toThrow(message));
});
