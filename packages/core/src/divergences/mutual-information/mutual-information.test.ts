import * as tf from '@tensorflow/tfjs-core';
import { checkGradients, expectClose, expectNoLeak, expectWithinError } from '@gen/test-utils';
import { describe, expect, test } from 'vitest';
import { normal } from '../../distributions/normal.js';
import { gaussian } from '../../random/gaussian.js';
import { key } from '../../random/key.js';
import { split } from '../../random/split.js';
import { meanOfDraws } from '../monte-carlo-estimate.js';
import { barberAgakov } from './barber-agakov.js';
import { infoNce } from './info-nce.js';
import { mine } from './mine.js';
import { nwj } from './nwj.js';

/** Correlation of x and y, both standard normal. */
const RHO = 0.6;
const INFORMATION = -0.5 * Math.log(1 - RHO * RHO);
const BATCH = 16;

/** log p(y | x) − log p(y) of all pairs of a batch, and log p(x | y) of those that belong together. */
function drawn(each: ReturnType<typeof key>): { scores: tf.Tensor; logProb: tf.Tensor } {
  const [x, noise] = tf.split(gaussian(each, [BATCH, 2]), 2, 1) as [tf.Tensor, tf.Tensor];
  const scale = Math.sqrt(1 - RHO * RHO);
  const y = tf.add(tf.mul(x, RHO), tf.mul(noise, scale));
  const row = tf.transpose(y);
  const prior = normal({ loc: 0, scale: 1 });
  const given = normal({ loc: tf.mul(x, RHO), scale });
  const logProb = normal({ loc: tf.mul(y, RHO), scale }).logProb(x);
  return { scores: tf.sub(given.logProb(row), prior.logProb(row)), logProb };
}

const bounds = {
  infoNce,
  nwj,
  mine: (scores: tf.Tensor): tf.Tensor => tf.tidy(() => mine(scores).value),
};

const batches = () => split(key(3), 100).map(drawn);

/** Scores of 4 × 4 pairs, and their sums by hand. */
const S = [
  [1, -0.5, 0.25, 0],
  [0.5, 2, -1, 0.75],
  [-0.25, 0, 1.5, 0.5],
  [1, -2, 0.125, 0.5],
];
const joint = (1 + 2 + 1.5 + 0.5) / 4;
const meanOfOthers =
  S.flatMap((row, i) => row.filter((_, j) => i !== j)).reduce((sum, s) => sum + Math.exp(s), 0) /
  12;

test('values are those of the definitions', async () => {
  const scores = tf.tensor2d(S);
  const logMeans = S.map((row) => Math.log(row.reduce((sum, s) => sum + Math.exp(s), 0) / 4));
  await expectClose(infoNce(scores), joint - logMeans.reduce((sum, each) => sum + each / 4, 0));
  await expectClose(nwj(scores), joint - meanOfOthers / Math.E);
  await expectClose(mine(scores).value, joint - Math.log(meanOfOthers));
  await expectClose(mine(scores).logAverage, Math.log(meanOfOthers));
  await expectClose(barberAgakov(tf.tensor1d([-1, -2]), 2), 0.5);
});

test('the best critics reach the information, InfoNCE from below', async () => {
  const all = batches();
  const averaged = (bound: (batch: (typeof all)[number]) => tf.Tensor) =>
    meanOfDraws(tf.stack(all.map(bound)));
  await expectWithinError(
    averaged(({ scores }) => nwj(tf.add(scores, 1))),
    INFORMATION,
  );
  const entropy = 0.5 * Math.log(2 * Math.PI * Math.E);
  const decoded = averaged(({ logProb }) => barberAgakov(logProb, entropy));
  await expectWithinError(decoded, INFORMATION);
  const nce = await averaged(({ scores }) => infoNce(scores)).value.data();
  expect(nce[0]).toBeLessThan(INFORMATION + 0.03);
  expect(nce[0]).toBeGreaterThan(INFORMATION - 0.05);
});

describe.each(Object.entries(bounds))('%s', (_, bound) => {
  test('has the right gradient', () => checkGradients((s) => bound(s!), [tf.tensor2d(S)]));

  test('is finite for large scores', async () => {
    const scores = tf.mul(tf.sub(tf.mul(tf.eye(4), 2), 1), 300);
    const [value] = await bound(scores).data();
    expect(Number.isFinite(value)).toBe(true);
  });

  test('leaves no tensors behind', async () => {
    const scores = tf.tensor2d(S);
    await expectNoLeak(() => bound(scores));
  });
});

test('InfoNCE is at most log n', () => expectClose(infoNce(tf.mul(tf.eye(8), 300)), Math.log(8)));

test("MINE's gradient divides by the average over batches", async () => {
  const scores = tf.tensor2d(S);
  const previous = tf.scalar(Math.log(3));
  const average = 0.75 * 3 + 0.25 * meanOfOthers;
  const options = { logAverage: previous, rate: 0.25 };
  await expectClose(mine(scores, options).logAverage, Math.log(average));
  await expectClose(mine(scores, options).value, joint - Math.log(meanOfOthers));
  const gradient = tf.grad((s) => mine(s, options).value)(scores);
  const want = S.map((row, i) =>
    row.map((s, j) => (i === j ? 1 / 4 : -Math.exp(s) / 12 / average)),
  );
  await expectClose(gradient, want.flat());
  await expectNoLeak(() => ({ ...mine(scores, options) }));
});

test('errors name what is wrong', () => {
  for (const [name, bound] of Object.entries(bounds)) {
    expect(() => bound(tf.zeros([3, 4]))).toThrow(
      `${name}: scores: expected shape [n, n] with n ≥ 2; got shape [3,4]. ` +
        'Score every x of the batch with every y of it; pairs that belong together are on the diagonal.',
    );
  }
  expect(() => mine(tf.eye(3), { rate: 0 })).toThrow(
    'mine: rate: expected a number above 0 and up to 1; got 0.',
  );
});
