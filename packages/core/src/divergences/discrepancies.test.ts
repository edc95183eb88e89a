import * as tf from '@tensorflow/tfjs-core';
import { checkGradients, expectClose, expectNoLeak, expectWithinError } from '@gen/test-utils';
import { describe, expect, test } from 'vitest';
import { gaussian } from '../random/gaussian.js';
import { key } from '../random/key.js';
import { split } from '../random/split.js';
import { energyDistance } from './energy-distance.js';
import goldens from './goldens/discrepancies.json' with { type: 'json' };
import { kernelSteinDiscrepancy } from './kernel-stein-discrepancy.js';
import { mmdLinear } from './mmd-linear.js';
import { mmdUnbiased } from './mmd-unbiased.js';
import { mmd } from './mmd.js';
import { meanOfDraws } from './monte-carlo-estimate.js';
import { energyKernel } from './similarities/energy-kernel.js';
import { imqKernel } from './similarities/imq-kernel.js';
import { linearKernel } from './similarities/linear-kernel.js';
import { medianBandwidth } from './similarities/median-bandwidth.js';
import { rbfKernel } from './similarities/rbf-kernel.js';
import { rbfMixtureKernel } from './similarities/rbf-mixture-kernel.js';
import type { RadialSimilarity, Similarity } from './similarities/similarity.js';

const imq = imqKernel({ scale: 2, exponent: -0.25 });
const rbf = rbfKernel({ bandwidth: 0.75 });

const kernels: Record<keyof typeof goldens.kernels, Similarity> = {
  rbf,
  mixture: rbfMixtureKernel({ bandwidths: [0.5, 1, 2], unit: 1.5 }),
  imq,
  linear: linearKernel,
  energy: energyKernel,
};

const x = () => tf.tensor2d(goldens.x);
const y = () => tf.tensor2d(goldens.y);
const z = () => tf.tensor2d(goldens.z);

describe.each(Object.entries(kernels))('discrepancy of the kernel %s', (name, kernel) => {
  const golden = goldens.kernels[name as keyof typeof kernels];

  test('all three estimates agree with the goldens', async () => {
    await expectClose(mmd(x(), y(), kernel), golden.biased, 3e-6);
    await expectClose(mmdUnbiased(x(), y(), kernel), golden.unbiased, 3e-6);
    const { value, standardError } = mmdLinear(x(), z(), kernel);
    await expectClose(value, golden.linear[0]!, 3e-6);
    await expectClose(standardError, golden.linear[1]!, 3e-6);
    const wide = mmd(tf.tensor2d(goldens.wideX), tf.tensor2d(goldens.wideY), kernel);
    await expectClose(wide, golden.wide, 2e-5);
  });

  test('is symmetric, and 0 between a sample and itself', async () => {
    await expectClose(mmd(y(), x(), kernel), mmd(x(), y(), kernel), 2e-6);
    await expectClose(mmd(x(), x(), kernel), 0, 1e-6);
  });

  test('has the right gradients in both samples', async () => {
    const total = (...[a, b]: tf.Tensor[]): tf.Tensor =>
      tf.add(
        tf.add(mmd(a!, b!, kernel), mmdUnbiased(a!, b!, kernel)),
        mmdLinear(a!, b!, kernel).value,
      );
    await checkGradients(total, [tf.slice(x(), [0, 0], [2, 3]), tf.slice(y(), [0, 0], [2, 3])]);
  });

  test('leaves no tensors behind', async () => {
    const [a, b, c] = [x(), y(), z()];
    await expectNoLeak(() => mmd(a, b, kernel));
    await expectNoLeak(() => mmdUnbiased(a, b, kernel));
    await expectNoLeak(() => ({ ...mmdLinear(a, c, kernel) }));
    await expectNoLeak(() => kernel(a, b));
  });
});

test('discrepancies are without bias where they say so, and above 0 where not', async () => {
  const estimates = (estimate: (a: tf.Tensor, b: tf.Tensor) => tf.Tensor): tf.Tensor =>
    tf.tidy(() =>
      tf.stack(
        split(key(5), 60).map((each) => {
          const [a, b] = tf.split(gaussian(each, [8, 2]), 2, 0) as [tf.Tensor, tf.Tensor];
          return estimate(a, b);
        }),
      ),
    );
  const unbiased = estimates((a, b) => mmdUnbiased(a, b, rbf));
  await expectWithinError(meanOfDraws(unbiased), 0);
  await expectWithinError(meanOfDraws(estimates((a, b) => mmdLinear(a, b, rbf).value)), 0);
  const lowest = estimates((a, b) => mmd(a, b, rbf));
  const [least] = await tf.min(lowest).data();
  expect(least).toBeGreaterThan(0);
});

test('the energy distance is the square of the one of scipy', async () => {
  const [a, b] = [x(), y()].map((each) => tf.slice(each, [0, 0], [-1, 1]));
  await expectClose(energyDistance(a!, b!), goldens.energyDistance);
  await expectNoLeak(() => energyDistance(a!, b!));
});

test('the median bandwidth is the median of the distances of all pairs', async () => {
  await expectClose(medianBandwidth(x(), y()), goldens.median[0]!);
  await expectClose(medianBandwidth(x(), z()), goldens.median[1]!);
  const [a, b] = [x(), y()];
  await expectNoLeak(() => medianBandwidth(a, b));
  await expectClose(tf.grad((at) => medianBandwidth(at, b))(a), tf.zeros([7, 3]), 0);
});

test.each<[string, RadialSimilarity]>([
  ['rbf', rbf],
  ['mixture', kernels.mixture as RadialSimilarity],
  ['imq', imq],
])('the profile of %s is one of derivatives', async (_, kernel) => {
  const s = tf.tensor1d([0, 0.5, 2, 7]);
  const { slope, curvature } = kernel.profile(s);
  const total = (part: 'value' | 'slope') =>
    tf.grad((at: tf.Tensor) => tf.sum(kernel.profile(at)[part]))(s);
  await expectClose(total('value'), slope, 1e-6);
  await expectClose(total('slope'), curvature, 1e-6);
  await expectNoLeak(() => ({ ...kernel.profile(s) }));
});

describe.each<[keyof Omit<typeof goldens.stein, 'expression' | 'loc' | 'scale'>, RadialSimilarity]>(
  [
    ['rbf', rbf],
    ['imq', imq],
  ],
)('Stein discrepancy of the kernel %s', (name, kernel) => {
  const score = (at: tf.Tensor): tf.Tensor =>
    tf.div(tf.sub(goldens.stein.loc, at), tf.square(tf.tensor1d(goldens.stein.scale)));

  test('agrees with the golden', () =>
    expectClose(kernelSteinDiscrepancy(x(), score, kernel), goldens.stein[name], 1e-5));

  test('is 0 on average for samples of the density, and above for others', async () => {
    const normalScore = (at: tf.Tensor): tf.Tensor => tf.neg(at);
    const estimates = (shift: number) =>
      meanOfDraws(
        tf.stack(
          split(key(6), 60).map((each) =>
            kernelSteinDiscrepancy(tf.add(gaussian(each, [6, 2]), shift), normalScore, kernel),
          ),
        ),
      );
    await expectWithinError(estimates(0), 0);
    const { value, standardError } = estimates(1);
    const [z] = await tf.div(value, standardError).data();
    expect(z).toBeGreaterThan(5);
  });

  test('has the right gradients and leaves no tensors behind', async () => {
    const [a, loc] = [tf.slice(x(), [0, 0], [3, 3]), tf.tensor1d([0.5, 0, -0.5])];
    const measure = (...[at, mean]: tf.Tensor[]): tf.Tensor =>
      kernelSteinDiscrepancy(at!, (each) => tf.sub(mean!, each), kernel);
    await checkGradients(measure, [a, loc], { tolerance: 2e-3 });
    await expectNoLeak(() => measure(a, loc));
  });
});

test('errors name what is wrong', () => {
  const [one, two] = [tf.zeros([1, 2]), tf.zeros([2, 2])];
  expect(() => mmdUnbiased(one, two, linearKernel)).toThrow(
    'mmdUnbiased: x: expected shape [n, d] with n ≥ 2 and d ≥ 1; got shape [1,2].',
  );
  expect(() => mmdLinear(two, tf.zeros([4, 2]), linearKernel)).toThrow(
    'mmdLinear: y: expected shape [2,2]; got shape [4,2]. Both samples must be of one size.',
  );
  expect(() => kernelSteinDiscrepancy(two, (at) => tf.sum(at, 1))).toThrow(
    'kernelSteinDiscrepancy: score: expected shape [2,2]; got shape [2]. ' +
      'It gives each row a vector of its size.',
  );
  expect(() => rbfKernel({ bandwidth: -1 })).toThrow(
    'rbfKernel: bandwidth: expected a finite number > 0; got -1.',
  );
  expect(() => rbfMixtureKernel({ bandwidths: [] })).toThrow(
    'rbfMixtureKernel: bandwidths: expected one number at least; got [].',
  );
  expect(() => imqKernel({ exponent: 1 })).toThrow(
    'imqKernel: exponent: expected a number between -1 and 0; got 1.',
  );
});
