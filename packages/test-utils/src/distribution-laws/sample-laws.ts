import * as tf from '@tensorflow/tfjs-core';
import { key } from '@gen/core';
import { gaussian } from '@gen/core/random';
import { expect } from 'vitest';
import { expectClose } from '../expect-close.js';
import type { Events } from '../events.js';
import { isSlow } from './is-slow.js';
import { massOf, type AnyDistribution, type Trial } from './distribution-case.js';

/** Number of draws: fewer where plain JavaScript or, in tests, a software driver makes them. */
const sampleCount = (draws = 100_000): number => Math.min(draws, isSlow() ? 20_000 : 100_000);

/** z of a normal with P(Z > z) = 10⁻⁴. */
const Z = 3.719;

/** The same for the largest of some hundred |Z|. */
const Z_OF_MANY = 5;

/** What holds between samples and density. */
export function sampleLaws({ law, events, draws, moments = true }: Trial): void {
  law('samples follow the density, its mean and its variance', async (d) => {
    const samples = d.sample(key(3), [sampleCount(draws)]);
    if (moments) await expectMoments(d, samples);
    if (events === undefined) return;
    if (d.eventShape.length > 0) await expectSameWaves(d, samples, events);
    else await expectSameMasses(d, samples, events);
  });
}

/** Expects the mean and the variance of samples, where they are known. */
async function expectMoments(d: AnyDistribution, samples: tf.Tensor): Promise<void> {
  if (!d.mean && !d.variance) return;
  const { mean, variance } = tf.moments(samples, 0);
  const tolerance = 0.05 * Math.sqrt(100_000 / samples.shape[0]!);
  if (d.variance && d.family !== 'Delta') {
    await expectClose(tf.div(variance, d.variance()), tf.onesLike(variance), tolerance);
  }
  if (!d.mean) return;
  const scale = tf.add(tf.sqrt(variance), 1e-6);
  await expectClose(tf.div(tf.sub(mean, d.mean()), scale), tf.zerosLike(mean), tolerance);
}

/** Expects that scalar samples of each element of the batch follow its masses. */
async function expectSameMasses(
  d: AnyDistribution,
  samples: tf.Tensor,
  events: Events,
): Promise<void> {
  const batch = tf.util.sizeFromShape([...d.batchShape]);
  const drawn = await samples.data();
  const masses = await tf.reshape(massOf(d, events), [-1, batch]).data();
  for (let element = 0; element < batch; element++) {
    const every = (_: number, i: number): boolean => i % batch === element;
    expectToFollow(d, drawn.filter(every), masses.filter(every), events);
  }
}

/**
 * Expects that the means of cos(a · x) and sin(a · x) over samples of vectors are those under the masses:
 * the characteristic function at random frequencies, as in a test of Epps & Pulley (1983).
 */
async function expectSameWaves(
  d: AnyDistribution,
  drawn: tf.Tensor,
  events: Events,
): Promise<void> {
  const count = 6;
  const draws = drawn.shape[0]!;
  const size = tf.util.sizeFromShape([...d.eventShape]);
  const batch = tf.util.sizeFromShape([...d.batchShape]);
  const z = tf.tidy(() => {
    const samples = tf.reshape<tf.Rank.R2>(drawn, [draws * batch, size]);
    const { variance: spread } = tf.moments(samples, 0);
    const unit = gaussian(key(5), [count, size]);
    const frequencies = tf.div<tf.Tensor2D>(unit, tf.sqrt(tf.add(spread, 1e-6)));
    const wavesOf = (x: tf.Tensor2D): tf.Tensor2D => {
      const angles = tf.matMul<tf.Tensor2D>(x, frequencies, false, true);
      return tf.concat([tf.cos(angles), tf.sin(angles)], 1); // [rows, 2 count]
    };
    const waves = tf.reshape(wavesOf(samples), [draws, batch, 2 * count]);
    const [mean, square] = [tf.mean(waves, 0), tf.mean(tf.square(waves), 0)];
    const masses = tf.reshape<tf.Rank.R2>(massOf(d, events), [-1, batch]);
    const points = wavesOf(tf.tensor2d(events.points.flat(), [events.points.length, size]));
    const expected = tf.matMul(masses, points, true); // [batch, 2 count]
    const variance = tf.sub(square, tf.square(mean));
    const error = tf.sqrt(tf.add(tf.div(variance, draws), 1e-8));
    return tf.max(tf.abs(tf.div(tf.sub(mean, expected), error)));
  });
  expect((await z.data())[0], `${d.family}: the furthest wave`).toBeLessThan(Z_OF_MANY);
}

/** Expects that samples follow the masses of cells or values with p > 10⁻⁴. */
function expectToFollow(
  d: AnyDistribution,
  samples: ArrayLike<number>,
  masses: ArrayLike<number>,
  events: Events,
): void {
  if (events.weights.every((weight) => weight === 1)) {
    const { statistic, freedom } = chiSquared(samples, masses, events);
    if (freedom === 0) return;
    // Wilson & Hilferty 1931: the cube root of χ² / k is nearly normal.
    const spread = 2 / (9 * freedom);
    const z = (Math.cbrt(statistic / freedom) - (1 - spread)) / Math.sqrt(spread);
    expect(z, `${d.family}: χ² ${statistic} of ${freedom} degrees of freedom`).toBeLessThan(Z);
  } else {
    const distance = kolmogorov(samples, masses, events);
    expect(2 * Math.exp(-2 * samples.length * distance ** 2), 'p-value').toBeGreaterThan(1e-4);
  }
}

/** Pearson's statistic; values that are expected less than 5 times are counted together. */
function chiSquared(
  samples: ArrayLike<number>,
  masses: ArrayLike<number>,
  { points }: Events,
): { readonly statistic: number; readonly freedom: number } {
  const counts = new Map<number, number>();
  for (const sample of Array.from(samples)) counts.set(sample, (counts.get(sample) ?? 0) + 1);
  const rare = { expected: samples.length, observed: samples.length };
  let [statistic, cells] = [0, 0];
  const add = (observed: number, expected: number): void => {
    statistic += (observed - expected) ** 2 / expected;
    cells += 1;
  };
  points.forEach(([point], i) => {
    const expected = masses[i]! * samples.length;
    if (expected < 5) return;
    const observed = counts.get(point!) ?? 0;
    rare.expected -= expected;
    rare.observed -= observed;
    add(observed, expected);
  });
  if (rare.expected >= 5) add(rare.observed, rare.expected);
  else expect(rare.observed).toBeLessThan(40);
  return { statistic, freedom: cells - 1 };
}

/** Largest distance between the distribution of scalar samples and that of the masses of cells. */
function kolmogorov(
  samples: ArrayLike<number>,
  masses: ArrayLike<number>,
  { ends }: Events,
): number {
  const sorted = Float32Array.from(samples).sort();
  let [below, mass, most] = [0, 0, 0];
  ends.forEach((end, i) => {
    while (below < sorted.length && sorted[below]! <= end) below++;
    mass += masses[i]!;
    most = Math.max(most, Math.abs(below / sorted.length - mass));
  });
  return most;
}
