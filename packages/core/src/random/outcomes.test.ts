import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { expectClose, expectNoLeak } from '@gen/test-utils';
import { expect, test } from 'vitest';
import { bernoulli } from './bernoulli.js';
import { bits } from './bits.js';
import { categoricalOfProbs } from './categorical-of-probs.js';
import { categoricalWithoutReplacement } from './categorical-without-replacement.js';
import { categorical } from './categorical.js';
import { dirichlet } from './dirichlet.js';
import { exponential } from './exponential.js';
import { key } from './key.js';
import { multinomial } from './multinomial.js';
import { truncatedNormal } from './truncated-normal.js';
import { unitSphere } from './unit-sphere.js';

async function read(draw: () => Tensor): Promise<number[]> {
  const tensor = tf.tidy(draw);
  const values = await tensor.data();
  tensor.dispose();
  return Array.from(values);
}

/** U and 1 − U of the same bits, in double precision. */
const halves = async (count: number): Promise<readonly (readonly [number, number])[]> =>
  (await read(() => bits(key(7), [count]))).map((word) => {
    const x = (word + 0.5) * 2 ** -32;
    return x > 0 ? [x, 1 - x] : [1 + x, -x];
  });

/** Whether counts are those of probabilities, all within 4.5 standard deviations. */
function expectFrequencies(counts: readonly number[], probs: readonly number[], n: number): void {
  const scores = counts.map((count, i) => {
    const deviation = Math.sqrt(n * probs[i]! * (1 - probs[i]!));
    return count === n * probs[i]! ? 0 : Math.abs(count - n * probs[i]!) / deviation;
  });
  expect(Math.max(...scores)).toBeLessThan(4.5);
}

const tally = (values: readonly number[], size: number): number[] =>
  Array.from({ length: size }, (_, k) => values.filter((value) => value === k).length);

test('outcomes of probability 10⁻⁴ and of its complement come up as often as that', async () => {
  const n = 200_000;
  const logits = Math.log(1e-4 / (1 - 1e-4));
  for (const odds of [{ logits }, { probs: 1e-4 }, { logits: -logits }, { probs: 1 - 1e-4 }]) {
    const flips = await read(() => bernoulli(key(2), [n], odds));
    const p = (odds.logits ?? -1) > 0 || (odds.probs ?? 0) > 0.5 ? 1 - 1e-4 : 1e-4;
    expectFrequencies(tally(flips, 2), [1 - p, p], n);
  }
});

test('a Bernoulli draw is 1 where 32 bits are below the probability, and rises with the logits', async () => {
  const uniforms = await halves(3000);
  const rows = [-30, -2, -0.1, 0, 0.1, 2, 30].map((logits) => ({
    logits,
    p: 1 / (1 + Math.exp(-logits)),
  }));
  for (const { logits, p } of rows) {
    const flips = await read(() => bernoulli(key(7), [3000], { logits }));
    expect(flips).toEqual(uniforms.map(([u]) => (u < p ? 1 : 0)));
  }
  for (const logits of [-Infinity, Infinity]) {
    const flips = await read(() => bernoulli(key(7), [100], { logits }));
    expect(new Set(flips)).toEqual(new Set([logits > 0 ? 1 : 0]));
  }
});

const probs = [0.2, 0, 0.5, 0.05, 0.25, 0];

test('categories come up as often as their probabilities, and never where these are 0', async () => {
  const n = 20_000;
  const ofLogits = await read(() => categorical(key(1), [n], tf.log(tf.tensor1d(probs))));
  expectFrequencies(tally(ofLogits, 6), probs, n);
  const ofProbs = await read(() =>
    categoricalOfProbs(key(1), [n], tf.tensor1d(probs.map((p) => 3 * p))),
  );
  expectFrequencies(tally(ofProbs, 6), probs, n);
});

test('categories drawn without replacement differ, and the second is in proportion', async () => {
  const n = 20_000;
  const pairs = await read(() =>
    categoricalWithoutReplacement(key(1), [n], tf.log(tf.tensor1d([0.5, 0.3, 0.2])), 2),
  );
  const cells = Array.from({ length: n }, (_, i) => 3 * pairs[2 * i]! + pairs[2 * i + 1]!);
  const expected = [
    0,
    0.3,
    0.2,
    (0.3 * 0.5) / 0.7,
    0,
    (0.3 * 0.2) / 0.7,
    (0.2 * 0.5) / 0.8,
    0.06 / 0.8,
    0,
  ];
  expectFrequencies(tally(cells, 9), expected, n);
});

test('counts of a multinomial sum to the trials and have its means and covariances', async () => {
  const [n, trials] = [4000, 50];
  const counts = await read(() => multinomial(key(1), [n], trials, tf.tensor1d(probs)));
  const rows = Array.from({ length: n }, (_, i) => counts.slice(6 * i, 6 * i + 6));
  expect(new Set(rows.map((row) => row.reduce((sum, x) => sum + x)))).toEqual(new Set([trials]));
  expectFrequencies(
    probs.map((_, k) => rows.reduce((sum, row) => sum + row[k]!, 0)),
    probs,
    n * trials,
  );
  for (const [i, j] of [
    [0, 2],
    [2, 4],
    [3, 4],
  ] as const) {
    const exact = -trials * probs[i]! * probs[j]!;
    const covariance =
      rows.reduce(
        (sum, row) => sum + (row[i]! - trials * probs[i]!) * (row[j]! - trials * probs[j]!),
        0,
      ) / n;
    const spread = trials * Math.sqrt(2 * probs[i]! * probs[j]!);
    expect((Math.abs(covariance - exact) / spread) * Math.sqrt(n)).toBeLessThan(4.5);
  }
});

test('draws over categories have the shape of the draw, with parameters that broadcast', () => {
  const logits = tf.zeros([4, 1, 5]);
  const shapes = tf.tidy(() => [
    categorical(key(0), [2, 4, 3], logits).shape,
    categoricalOfProbs(key(0), [4, 3], tf.ones([5])).shape,
    categoricalWithoutReplacement(key(0), [4, 3], logits, 2).shape,
    dirichlet(key(0), [4, 3], tf.ones([3, 5])).shape,
    multinomial(key(0), [4, 3], tf.tensor1d([1, 2, 3]), tf.ones([5])).shape,
    multinomial(key(0), [], 3, tf.ones([1])).shape,
    categorical(key(0), [1, 2, 1, 1, 3], tf.ones([3, 5])).shape,
    categoricalOfProbs(key(0), [1, 2, 1, 1, 3], tf.ones([3, 5])).shape,
    categorical(key(0), [0], tf.ones([5])).shape,
    categoricalOfProbs(key(0), [2, 0], tf.ones([5])).shape,
    categoricalWithoutReplacement(key(0), [0], tf.ones([5]), 1).shape,
    dirichlet(key(0), [0], tf.ones([5])).shape,
    multinomial(key(0), [0], 1, tf.ones([5])).shape,
  ]);
  expect(shapes).toEqual([
    [2, 4, 3],
    [4, 3],
    [4, 3, 2],
    [4, 3, 5],
    [4, 3, 5],
    [1],
    [1, 2, 1, 1, 3],
    [1, 2, 1, 1, 3],
    [0],
    [2, 0],
    [0, 1],
    [0, 5],
    [0, 5],
  ]);
  logits.dispose();
});

test('draws over categories pass no gradient and leave no tensors behind', async () => {
  const draws = [
    (p: Tensor) => categorical(key(0), [3], p),
    (p: Tensor) => categoricalOfProbs(key(0), [3], p),
    (p: Tensor) => categoricalWithoutReplacement(key(0), [3], p, 2),
    (p: Tensor) => dirichlet(key(0), [3], p),
    (p: Tensor) => multinomial(key(0), [3], 4, p),
  ];
  for (const draw of draws) {
    await expectNoLeak(() => tf.tidy(() => draw(tf.ones([5]))));
    const loss = (p: Tensor): Tensor => tf.sum(tf.cast(draw(p), 'float32'));
    const gradient = tf.tidy(() => tf.grad(loss)(tf.ones([5])));
    await expectClose(gradient, [0, 0, 0, 0, 0], 0);
    gradient.dispose();
  }
});

test('points of a sphere have length 1, in every dimension', async () => {
  for (const dimensions of [1, 2, 3, 7]) {
    const points = await read(() => unitSphere(key(0), [100, dimensions]));
    const lengths = Array.from({ length: 100 }, (_, i) =>
      Math.hypot(...points.slice(dimensions * i, dimensions * (i + 1))),
    );
    await expectClose(lengths, new Array<number>(100).fill(1), 1e-6);
  }
});

test('what cannot be drawn is refused', () => {
  const probs = tf.ones([2, 5]);
  expect(() => categorical(key(0), [3], probs)).toThrow(
    'categorical: logits: expected shape [..., categories], where ... broadcasts to that of the draw, ' +
      '[3]; got shape [2,5].',
  );
  expect(() => categoricalWithoutReplacement(key(0), [2], probs, 6)).toThrow(
    'categoricalWithoutReplacement: count: expected an integer from 1 to 5; got 6.',
  );
  expect(() => truncatedNormal(key(0), [2], 1, 1)).toThrow(
    'truncatedNormal: low, high: expected low < high; got 1, 1.',
  );
  expect(() => unitSphere(key(0), [])).toThrow(
    'unitSphere: shape: expected shape [..., dimensions] with at least one dimension; got [].',
  );
  expect(() => exponential(key(0), [-1])).toThrow('exponential: shape: expected sizes');
  expect(() => bernoulli(key(0), [2], {} as never)).toThrow(
    'bernoulli: logits, probs: expected one of them; got neither.',
  );
  probs.dispose();
});
