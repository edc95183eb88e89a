import { describe, expect, test } from 'vitest';
import { paretoShape } from './pareto-shape.js';
import {
  checkTemperatures,
  linearTemperatures,
  piecewiseTemperatures,
  salakhutdinovMurrayTemperatures,
  sigmoidalTemperatures,
} from './temperatures.js';

describe('temperatures', () => {
  test('rise from 0 to 1', () => {
    for (const betas of [
      linearTemperatures(7),
      sigmoidalTemperatures(9),
      salakhutdinovMurrayTemperatures(),
      salakhutdinovMurrayTemperatures(0.01),
    ]) {
      expect(() => checkTemperatures('test', betas)).not.toThrow();
    }
  });

  test('of Salakhutdinov and Murray are 500 to ½, 4,000 to 0.9 and 10,000 to 1', () => {
    const betas = salakhutdinovMurrayTemperatures();
    expect([betas.length, betas[500], betas[4500], betas[14_500]]).toEqual([14_501, 0.5, 0.9, 1]);
    expect(betas[1]).toBeCloseTo(0.001, 12);
    expect(betas[501]! - 0.5).toBeCloseTo(0.0001, 12);
  });

  test('that are out of order are refused', () => {
    expect(() => checkTemperatures('run', [0, 0.5, 0.4, 1])).toThrow(
      'run: temperatures: expected inverse temperatures that rise from 0 to 1; ' +
        'got 0.4 at place 2, after 0.5. Make them by',
    );
    expect(() => checkTemperatures('run', [0.1, 1])).toThrow('got 0.1 at place 0.');
    expect(() => checkTemperatures('run', [0, 0.9])).toThrow('got 0.9 at the end.');
    expect(() => checkTemperatures('run', [0])).toThrow('got 1 of them.');
    expect(() => piecewiseTemperatures([{ to: 0.5, steps: 2 }])).toThrow('got 0.5 at the end.');
    expect(() => salakhutdinovMurrayTemperatures(0)).toThrow('expected a number above 0; got 0.');
  });
});

describe('the shape of the tail of weights', () => {
  // Quantiles of a generalised Pareto distribution of shape k: ((1 − u)⁻ᵏ − 1) / k.
  const weights = (k: number, count: number): number[] =>
    Array.from({ length: count }, (_, i) => Math.log(((1 - (i + 0.5) / count) ** -k - 1) / k));

  test('is that of the distribution they are drawn from', () => {
    for (const k of [0.2, 0.5, 1]) expect(paretoShape(weights(k, 20_000))).toBeCloseTo(k, 1);
  });

  test('is nothing where weights are few, and no tail where they are equal', () => {
    expect(paretoShape([0, 1, 2])).toBeNaN();
    expect(paretoShape(Array.from({ length: 100 }, () => 3))).toBe(-Infinity);
  });
});
