import { key } from '@gen/core';
import { scoreOf } from '@gen/core/metrics';
import { modeCoverage } from '@gen/core/metrics';
import { expectNoLeak } from '@gen/test-utils';
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { checkerboard } from './checkerboard.js';
import { eightGaussians } from './eight-gaussians.js';
import { gridOfGaussians } from './grid-of-gaussians.js';
import { pinwheel } from './pinwheel.js';
import type { PointDensity, PointModes, Points } from './points.js';
import { ringOfGaussians } from './ring-of-gaussians.js';
import { rings } from './rings.js';
import { spirals } from './spirals.js';
import { swissRoll } from './swiss-roll.js';
import { twoMoons } from './two-moons.js';

const modes: readonly PointModes[] = [eightGaussians(), gridOfGaussians(), ringOfGaussians()];
const overlapping = {
  ...ringOfGaussians({ modes: 3, radius: 1, scale: 0.8 }),
  name: 'overlapping',
};
const densities: readonly PointDensity[] = [...modes, overlapping, checkerboard()];
const all: readonly Points[] = [
  ...densities,
  pinwheel(),
  rings(),
  spirals(),
  swissRoll(),
  twoMoons(),
];

const named = <T extends Points>(list: readonly T[]): [string, T][] =>
  list.map((points) => [points.name, points]);

describe.each(named(all))('%s', (_, points) => {
  test('are the same points of the same key, others of another', async () => {
    const draw = (seed: number): Promise<ArrayLike<number>> => points.sample(key(seed), 5).data();
    const [first, again, other] = [await draw(0), await draw(0), await draw(1)];
    expect(first).toEqual(again);
    expect(first).not.toEqual(other);
    expect(first.length).toBe(5 * points.dimensions);
  });

  test('leave nothing behind', () => expectNoLeak(() => points.sample(key(0), 3).dispose()));

  test('refuse to draw none', () => {
    const message = 'sample: count: expected an integer ≥ 1; got 0.';
    expect(() => points.sample(key(0), 0)).toThrow(message);
  });
});

describe.each(named(densities))('the density of %s', (_, points) => {
  test('has the entropy that it says', async () => {
    const nats = tf.tidy(() => points.logProb(points.sample(key(2), 4000)));
    const { value, standardError } = await scoreOf(nats);
    expect(Math.abs(value + points.entropy)).toBeLessThan(4.5 * standardError + 1e-5);
    nats.dispose();
  });

  test('integrates to 1', async () => {
    const [reach, steps] = points.name === 'ringOfGaussians' ? [1.2, 120] : [6, 240];
    const total = tf.tidy(() => {
      const places = tf.mul(tf.sub(tf.div(tf.add(tf.range(0, steps), 0.5), steps / 2), 1), reach);
      const [x, y] = tf.meshgrid(places, places) as [tf.Tensor, tf.Tensor];
      const density = tf.exp(points.logProb(tf.stack([x, y], 2)));
      return tf.mul(tf.sum(density), ((2 * reach) / steps) ** 2);
    });
    const [value] = await total.data();
    expect(value).toBeCloseTo(1, 3);
  });
});

test.each(named(modes))('%s has samples in every mode', async (_, points) => {
  const samples = points.sample(key(1), 500);
  const centres = tf.tensor2d(points.modes.map((mode) => [...mode]));
  const found = await modeCoverage(samples, centres, { radius: 3 * points.scale });
  expect(found.modes).toBe(points.modes.length);
  expect(found.highQuality.value).toBeGreaterThan(0.96); // 1 − exp(−9/2) = 0.989
});

test('a checkerboard is black where it says', async () => {
  const x = tf.tensor2d([
    [1, 1],
    [1, -1],
    [-3, 1],
    [-3, -1],
    [5, 1],
  ]);
  const nats = await checkerboard().logProb(x).data();
  expect([...nats].map(Number.isFinite)).toEqual([true, false, true, false, false]);
});

test.each([
  [() => ringOfGaussians({ modes: 0 }), 'ringOfGaussians: modes: expected an integer ≥ 1; got 0.'],
  [
    () => gridOfGaussians({ scale: 0 }),
    'gridOfGaussians: scale: expected a finite number > 0; got 0.',
  ],
  [() => twoMoons({ noise: -1 }), 'twoMoons: noise: expected a finite number ≥ 0; got -1.'],
  [() => pinwheel({ arms: 1.5 }), 'pinwheel: arms: expected an integer ≥ 1; got 1.5.'],
])('bad input %#: an error', (act, message) => expect(act).toThrow(message));
