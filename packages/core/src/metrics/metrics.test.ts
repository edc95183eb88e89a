import * as tf from '@tensorflow/tfjs-core';
import { expectNoLeak } from '@gen/test-utils';
import { describe, expect, test } from 'vitest';
import { gaussian } from '../random/gaussian.js';
import { key } from '../random/key.js';
import { split } from '../random/split.js';
import { calibrationError } from './calibration/calibration-error.js';
import { rankUniformity } from './calibration/rank-uniformity.js';
import { disentanglementCompleteness } from './codes/disentanglement-completeness.js';
import { mutualInformationGap } from './codes/mutual-information-gap.js';
import { separatedAttributePredictability } from './codes/separated-attribute-predictability.js';
import goldens from './goldens/metrics.json' with { type: 'json' };
import { bitsPerDimension } from './likelihood/bits-per-dimension.js';
import { parzenLogLikelihood } from './likelihood/parzen-log-likelihood.js';
import { classifierTest } from './samples/classifier-test.js';
import { densityCoverage } from './samples/density-coverage.js';
import { frechetDistance } from './samples/frechet-distance.js';
import { kernelDistance } from './samples/kernel-distance.js';
import { mmdTest } from './samples/mmd-test.js';
import { modeCoverage } from './samples/mode-coverage.js';
import { nearestNeighbours } from './samples/nearest-neighbours.js';
import { precisionRecall } from './samples/precision-recall.js';
import { slicedWassersteinDistance } from './samples/sliced-wasserstein-distance.js';
import type { Score } from './score.js';

const x = (): tf.Tensor2D => tf.tensor2d(goldens.x);
const y = (): tf.Tensor2D => tf.tensor2d(goldens.y);
const codes = (): tf.Tensor2D => tf.tensor2d(goldens.codes);
const factors = (): tf.Tensor2D => tf.tensor2d(goldens.factors);

const near = (value: number, expected: number, tolerance = 1e-5): void =>
  expect(Math.abs(value - expected) / Math.max(Math.abs(expected), 1e-2)).toBeLessThan(tolerance);

/** A score is what it estimates, give or take four standard errors. */
const within = ({ value, standardError }: Score, expected: number): void =>
  expect(Math.abs(value - expected)).toBeLessThan(4 * standardError);

/** Two samples of one distribution (a positive control), and one of another (a negative one). */
async function controls<T>(
  score: (a: tf.Tensor, b: tf.Tensor) => Promise<T>,
  size = 200,
): Promise<{ alike: T; different: T }> {
  const [first, second, third] = split(key(3), 3);
  const [a, b] = [gaussian(first!, [size, 2]), gaussian(second!, [size, 2])];
  const noise = tf.add(tf.mul(gaussian(third!, [size, 2]), 2), 1.5);
  const result = { alike: await score(a, b), different: await score(a, noise) };
  tf.dispose([a, b, noise]);
  return result;
}

describe('scores of samples are those of the goldens', () => {
  test('Fréchet distance, and its jackknife', async () => {
    const { value, standardError } = await frechetDistance(x(), y(), { blocks: 5 });
    near(value, goldens.frechet, 1e-4);
    near(standardError, goldens.frechetError, 1e-4);
  });

  test('precision, recall, density and coverage', async () => {
    const { precision, recall } = await precisionRecall(x(), y(), { k: 3 });
    const { density, coverage } = await densityCoverage(x(), y(), { k: 3 });
    const values = { precision, recall, density, coverage };
    for (const [name, { value }] of Object.entries(values)) {
      near(value, goldens.neighbours[name as keyof typeof values]);
    }
  });

  test('log-likelihood under a Parzen window', async () => {
    const { value, standardError } = await parzenLogLikelihood(y(), x(), { bandwidth: 0.7 });
    near(value, goldens.parzen);
    near(standardError, goldens.parzenError);
  });
});

describe('scores tell samples of one distribution from others', () => {
  test('Fréchet distance', async () => {
    const { alike, different } = await controls(frechetDistance);
    expect(alike.value).toBeLessThan(0.1);
    // ‖(1.5, 1.5)‖² + 2 (2 − 1)²
    within(different, 6.5);
  });

  test('a sliced Wasserstein distance is small beside what one coordinate is shifted by', async () => {
    const { alike, different } = await controls((a, b) =>
      slicedWassersteinDistance(a, b, { key: key(1) }),
    );
    expect(alike.value).toBeLessThan(0.2);
    // Along θ: N(0, 1) and N(1.5 (θ₁ + θ₂), 4), of W₂² = 2.25 (θ₁ + θ₂)² + 1, on average 3.25.
    within(different, Math.sqrt(3.25));
  });

  test('log-likelihood under a Parzen window', async () => {
    const { alike, different } = await controls((a, b) =>
      parzenLogLikelihood(b, a, { bandwidth: 0.4 }),
    );
    // The density of the data is N(0, 1.16) under the window, where it is flat.
    expect(alike.value).toBeGreaterThan(-3.2);
    expect(different.value).toBeLessThan(alike.value - 5 * different.standardError);
  });

  test('modes are all covered, or one alone', async () => {
    const modes = tf.tensor2d([[-3, 0], [3, 0]]); // prettier-ignore
    const noise = tf.mul(gaussian(key(4), [100, 2]), 0.1);
    const both = tf.add(noise, tf.tile(modes, [50, 1]));
    const one = tf.add(noise, tf.slice(modes, [0, 0], [1, 2]));
    const found = await modeCoverage(both, modes, { radius: 1 });
    expect(found).toMatchObject({ modes: 2, divergence: 0, highQuality: { value: 1 } });
    const collapsed = await modeCoverage(one, modes, { radius: 1 });
    expect(collapsed.modes).toBe(1);
    near(collapsed.divergence, Math.log(2));
    tf.dispose([modes, noise, both, one]);
  });

  test('a kernel distance is 0 within its error, or far above', async () => {
    const { alike, different } = await controls((a, b) =>
      kernelDistance(a, b, { key: key(1), blockSize: 20 }),
    );
    within(alike, 0);
    expect(different.value).toBeGreaterThan(5 * different.standardError);
  });

  test('the p-value of a maximum mean discrepancy', async () => {
    const { alike, different } = await controls(
      (a, b) => mmdTest(a, b, { key: key(1), permutations: 199 }),
      60,
    );
    expect(alike.pValue).toBeGreaterThan(0.01);
    expect(different.pValue).toBe(1 / 200);
  });

  test('a classifier guesses half of them right, or most', async () => {
    const { alike, different } = await controls(
      (a, b) => classifierTest(a, b, { key: key(1), folds: 2, hidden: 8, steps: 60 }),
      100,
    );
    within(alike.accuracy, 0.5);
    expect(alike.pValue).toBeGreaterThan(1e-3);
    expect(different.accuracy.value).toBeGreaterThan(0.75);
    expect(different.pValue).toBeLessThan(1e-6);
  });

  test('precision, recall, density and coverage', async () => {
    const recall = await controls(precisionRecall);
    expect(recall.alike.precision.value).toBeGreaterThan(0.9);
    expect(recall.different.precision.value).toBeLessThan(0.7);
    const density = await controls(densityCoverage);
    within(density.alike.density, 1);
    // 1 − 199 … 195 / (399 … 395)
    within(density.alike.coverage, 0.9696);
    expect(density.different.coverage.value).toBeLessThan(0.7);
  });

  test('the nearest of the training data: itself where it is learnt by heart', async () => {
    const { distances, indices } = await nearestNeighbours(tf.reverse(x(), 0), x());
    expect(Math.max(...distances)).toBeLessThan(1e-3);
    expect([...indices]).toEqual(Array.from(goldens.x, (_, i) => goldens.x.length - 1 - i));
    const anew = await nearestNeighbours(y(), x());
    expect(Math.min(...anew.distances)).toBeGreaterThan(1e-2);
  });
});

test('the p-value of a test is uniform where both samples are of one distribution', async () => {
  const pValues: number[] = [];
  for (const [i, each] of split(key(8), 40).entries()) {
    const [a, b] = split(each, 2);
    const [left, right] = [gaussian(a!, [12, 2]), gaussian(b!, [9, 2])];
    const { pValue } = await mmdTest(left, right, { key: key(i), permutations: 39 });
    pValues.push(pValue);
    tf.dispose([left, right]);
  }
  pValues.sort((a, b) => a - b);
  const largest = Math.max(...pValues.map((p, i) => Math.abs(p - (i + 1) / pValues.length)));
  // Kolmogorov and Smirnov's distance exceeds 0.34 with a chance of 1e-4.
  expect(largest).toBeLessThan(0.34);
});

test('modes are counted where samples are within the radius of them', async () => {
  const modes = tf.tensor2d([
    [0, 0],
    [4, 0],
    [0, 4],
  ]);
  const samples = tf.tensor2d([
    [0.1, 0],
    [0, 0.3],
    [4, 0.4],
    [2, 0],
  ]);
  const found = await modeCoverage(samples, modes, { radius: 0.5 });
  expect(found.modes).toBe(2);
  expect([...found.counts]).toEqual([2, 1, 0]);
  expect(found.highQuality.value).toBe(0.75);
  near(found.divergence, (2 / 3) * Math.log(2) + (1 / 3) * Math.log(1));
  const none = await modeCoverage(tf.tensor2d([[9, 9]]), modes, { radius: 1 });
  expect(none).toMatchObject({ modes: 0, divergence: NaN });
});

describe('bits per dimension', () => {
  test('count every step of preprocessing', async () => {
    // Uniform noise on 256 levels: 8 bits, whatever the scale.
    const logProbs = tf.tensor1d([0, 0]);
    const logDeterminants = [-3 * Math.log(256), tf.tensor1d([0.5, -0.5])];
    const { value } = await bitsPerDimension(logProbs, { dimensions: 3, logDeterminants });
    near(value, 8);
  });

  test('have the error of a mean', async () => {
    const bits = await bitsPerDimension(tf.tensor1d([-2, -4]), { dimensions: 2 });
    near(bits.value, 1.5 / Math.LN2);
    near(bits.standardError, 0.5 / Math.LN2);
  });
});

describe('scores of codes', () => {
  test('are those of the goldens', async () => {
    const { gaps } = await mutualInformationGap(codes(), factors(), { bins: 10 });
    gaps.forEach((gap, i) => near(gap, goldens.gaps[i]!));
    near((await separatedAttributePredictability(codes(), factors())).value, goldens.sap);
    const { importance, ...scores } = await disentanglementCompleteness(codes(), factors());
    for (const [name, { value }] of Object.entries(scores)) {
      near(value, goldens.dci[name as keyof typeof goldens.dci], 1e-4);
    }
    importance.flat().forEach((w, i) => near(w, goldens.importance.flat()[i]!, 1e-3));
  });

  test('have standard errors, which are small where the code is the factors', async () => {
    const own = tf.slice(factors(), [0, 0], [-1, 2]);
    const [z, v] = [codes(), factors()];
    const dci = await disentanglementCompleteness(z, v);
    const found = [
      await mutualInformationGap(z, v),
      await separatedAttributePredictability(z, v),
      dci.disentanglement,
      dci.completeness,
      dci.informativeness,
    ];
    for (const { value, standardError } of found) {
      expect(standardError).toBeGreaterThan(0);
      expect(standardError).toBeLessThan(Math.max(value, 0.3));
    }
    const { informativeness } = await disentanglementCompleteness(own, own);
    expect(informativeness.standardError).toBeLessThan(1e-3);
    tf.dispose([own, z, v]);
  });

  test('are 1 of the factors themselves, and small of a rotation of two', async () => {
    const own = tf.slice(factors(), [0, 0], [-1, 2]);
    const turned = tf.matMul(own, [
      [Math.SQRT1_2, -Math.SQRT1_2],
      [Math.SQRT1_2, Math.SQRT1_2],
    ]);
    const scores = async (z: tf.Tensor): Promise<readonly number[]> => [
      (await mutualInformationGap(z, own)).value,
      (await separatedAttributePredictability(z, own)).value,
      (await disentanglementCompleteness(z, own)).disentanglement.value,
    ];
    for (const score of await scores(own)) expect(score).toBeGreaterThan(0.85);
    for (const score of await scores(turned)) expect(score).toBeLessThan(0.2);
  });
});

describe('calibration', () => {
  test('is that of the goldens', async () => {
    const { probs, labels, calibration } = goldens;
    const found = await calibrationError(tf.tensor2d(probs), tf.tensor1d(labels), { bins: 10 });
    near(found.value, calibration, 1e-4);
    expect(found.bins.reduce((sum, { count }) => sum + count, 0)).toBe(labels.length);
    const ranks = await rankUniformity(goldens.ranks, { draws: 19, bins: 5 });
    near(ranks.statistic, goldens.chiSquared);
    near(ranks.pValue, goldens.chiSquaredPValue, 1e-4);
  });

  test('is small where predictions come true as often as they say, and large where they boast', async () => {
    const confidences = Array.from({ length: 1000 }, (_, i) => 0.5 + (i % 5) / 10);
    const labels = tf.tensor1d(confidences.map((p, i) => (i / 5 % 1000 < 200 * p ? 0 : 1))); // prettier-ignore
    const honest = tf.tensor2d(confidences.map((p) => [p, 1 - p]));
    const boasting = tf.tensor2d(confidences.map(() => [0.99, 0.01]));
    const good = await calibrationError(honest, labels);
    expect(good.value).toBeLessThan(0.02);
    const bad = await calibrationError(boasting, labels);
    within(bad, 0.99 - 0.7);
    tf.dispose([labels, honest, boasting]);
  });

  test('ranks that are spread evenly are uniform', async () => {
    const ranks = Array.from({ length: 100 }, (_, i) => i % 20);
    const { pValue } = await rankUniformity(ranks, { draws: 19, bins: 5 });
    expect(pValue).toBeGreaterThan(0.99);
  });

  test('ranks that heap up at the ends are not uniform', async () => {
    const ranks = Array.from({ length: 100 }, (_, i) => (i % 2) * 19);
    expect((await rankUniformity(ranks, { draws: 19, bins: 5 })).pValue).toBeLessThan(1e-6);
  });
});

test('scores leave no tensor behind', async () => {
  const [a, b, z, v] = [x(), y(), codes(), factors()];
  const ones = tf.ones([z.shape[0]]);
  await expectNoLeak(async () => {
    await frechetDistance(a, b, { blocks: 2 });
    await kernelDistance(a, b, { key: key(0), blockSize: 20 });
    await slicedWassersteinDistance(a, b, { key: key(0), blocks: 2 });
    await calibrationError(z, ones);
    await mmdTest(a, b, { key: key(0), permutations: 9 });
    await classifierTest(a, b, { key: key(0), folds: 2, hidden: 4, steps: 2 });
    await precisionRecall(a, b);
    await densityCoverage(a, b);
    await nearestNeighbours(a, b);
    await parzenLogLikelihood(a, b, { bandwidth: 1 });
    await modeCoverage(a, b, { radius: 1 });
    await mutualInformationGap(z, v);
    await separatedAttributePredictability(z, v);
    await disentanglementCompleteness(z, v);
    await rankUniformity([0, 1], { draws: 1, bins: 2 });
  });
});
