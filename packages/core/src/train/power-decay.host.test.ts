import { describe, expect, test } from 'vitest';
import { powerDecay } from './power-decay.js';

describe('powerDecay', () => {
  // As std_to_exp of phema.py in NVlabs/edm2 has it, by NumPy 2.4.6:
  // numpy.roots([1, 7, 16 - std ** -2, 12 - std ** -2]).real.max()
  test.each([
    [0.05, 16.972199],
    [0.1, 6.937204],
    [0.25, 0.719824],
  ])('of width %d has the exponent of EDM2', (std, gamma) => {
    const ratio = Math.log(powerDecay(std)(99)) / Math.log(1 - 1 / 100);
    expect(ratio).toBeCloseTo(gamma + 1, 4);
  });

  test('forgets what was there before the first step', () => expect(powerDecay(0.1)(0)).toBe(0));

  test.each([0.05, 0.1, 0.2])('gives weights of width %d at any length of a run', (std) => {
    for (const steps of [500, 2000]) {
      const decay = powerDecay(std);
      let [mean, square] = [0, 0];
      for (let step = 0; step < steps; step++) {
        const [past, time] = [decay(step), (step + 1) / steps];
        mean = past * mean + (1 - past) * time;
        square = past * square + (1 - past) * time ** 2;
      }
      expect(Math.sqrt(square - mean ** 2)).toBeCloseTo(std, 2);
    }
  });

  test('a width of nothing or of nearly all is refused', () => {
    expect(() => powerDecay(0)).toThrow('powerDecay: std: expected a number in (0, 0.28]; got 0.');
    expect(() => powerDecay(0.3)).toThrow('got 0.3.');
  });
});
