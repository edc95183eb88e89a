import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { key } from '@gen/core';
import { expectClose } from '@gen/test-utils';
import { evidenceLowerBound } from './evidence-lower-bound.js';
import { gaussianLikelihood } from './gaussian-likelihood.js';
import { importanceWeightedLogLikelihood } from './importance-weighted-log-likelihood.js';
import { sampledKl } from '@gen/core/bounds';
import { VAE } from './vae.js';

// Probabilistic PCA whose weights have orthogonal columns, so that its posterior is diagonal:
//   x = W z + b + σ ε,   p(z | x) = N(Wᵀ (x − b) / (σ² mⱼ), 1 / mⱼ),   mⱼ = 1 + |wⱼ|² / σ²
// (Tipping & Bishop 1999, "Probabilistic Principal Component Analysis", equations 6 and 12).
const columns = [
  [0.9, 0.6, -0.3],
  [0.4, -0.8, -0.4],
];
const offset = [0.5, -1, 0.25];
const sigma = 0.6;
const data = [
  [1.2, -0.4, 0.1],
  [-0.7, -2.2, 0.9],
  [0.5, -1, 0.25],
  [2.5, 1.5, -2],
];

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, i) => sum + value * b[i]!, 0);
const precisions = columns.map((w) => 1 + dot(w, w) / sigma ** 2); // m

const centred = (x: readonly number[]): number[] => x.map((value, i) => value - offset[i]!);

/** log N(x; b, W Wᵀ + σ² I) in double precision, by the lemmas for its determinant and inverse. */
function logMarginal(x: readonly number[]): number {
  const r = centred(x);
  const explained = columns.reduce((sum, w, j) => sum + dot(w, r) ** 2 / precisions[j]!, 0);
  const quadratic = (dot(r, r) - explained / sigma ** 2) / sigma ** 2;
  const logDeterminant =
    2 * r.length * Math.log(sigma) + precisions.reduce((sum, m) => sum + Math.log(m), 0);
  return -0.5 * (quadratic + logDeterminant + r.length * Math.log(2 * Math.PI));
}

/** The model, with an encoder that is exact but for factors on its mean and its scale. */
function linearGaussian(meanFactor = 1, scaleFactor = 1): VAE {
  const toMean = offset.map((_, i) => columns.map((w, j) => w[i]! / sigma ** 2 / precisions[j]!));
  const logVariances = precisions.map((m) => Math.log(scaleFactor ** 2 / m));
  return new VAE({
    latent: 2,
    encoder: (x) => {
      const mean = tf.matMul(tf.sub(x, offset) as Tensor2D, tf.tensor2d(toMean));
      return tf.concat([tf.mul(mean, meanFactor), tf.add(tf.zerosLike(mean), logVariances)], 1);
    },
    decoder: (z) => tf.add(tf.matMul(z as Tensor2D, tf.tensor2d(columns)), offset),
    likelihood: gaussianLikelihood({ scale: sigma }),
  });
}

const exact = data.map(logMarginal);
const mean = (values: ArrayLike<number>): number =>
  Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;

/** The data set over and over, so that one batch averages over many draws. */
const copies = (times: number): Tensor => tf.tile(tf.tensor2d(data), [times, 1]);

test('with the exact posterior a single draw gives log p(x), whatever is drawn', async () => {
  for (const seed of [0, 1]) {
    const options = { divergence: sampledKl };
    const { elbo } = evidenceLowerBound(linearGaussian(), tf.tensor2d(data), key(seed), options);
    await expectClose(elbo, exact, 1e-4);
  }
});

test('with the exact posterior one importance weight gives log p(x), and so do many', async () => {
  for (const [samples, chunk] of [
    [1, 1],
    [25, 10],
  ] as const) {
    const bound = tf.tidy(() =>
      importanceWeightedLogLikelihood(linearGaussian(), tf.tensor2d(data), key(2), {
        samples,
        chunk,
      }),
    );
    await expectClose(bound, exact, 1e-4);
  }
});

test('with the closed-form divergence the ELBO averages to log p(x)', async () => {
  const { elbo } = evidenceLowerBound(linearGaussian(), copies(300), key(3));
  expect(Math.abs(mean(await elbo.data()) - mean(exact))).toBeLessThan(0.06);
});

test('the ELBO is below log p(x) by the divergence from the exact posterior', async () => {
  const [meanFactor, scaleFactor] = [0.7, 1.5];
  const divergence = (x: readonly number[]): number =>
    precisions.reduce((sum, m, j) => {
      const distance = (1 - meanFactor) * (dot(columns[j]!, centred(x)) / sigma ** 2 / m);
      const variances = scaleFactor ** 2 - 1 - 2 * Math.log(scaleFactor);
      return sum + 0.5 * (m * distance ** 2 + variances);
    }, 0);
  const vae = linearGaussian(meanFactor, scaleFactor);
  const { elbo } = evidenceLowerBound(vae, copies(100), key(5), { samples: 15 });
  const gap = mean(exact) - mean(await elbo.data());
  expect(Math.abs(gap - mean(data.map(divergence)))).toBeLessThan(0.06);
});

test('the importance-weighted bound rises with k to log p(x)', async () => {
  const gaps: number[] = [];
  for (const samples of [1, 3, 30]) {
    const bound = tf.tidy(() =>
      importanceWeightedLogLikelihood(linearGaussian(0.7, 1.5), copies(100), key(4), {
        samples,
        chunk: 15,
      }),
    );
    gaps.push(mean(exact) - mean(await bound.data()));
  }
  const [one, three, thirty] = gaps as [number, number, number];
  expect(one).toBeGreaterThan(three + 0.3);
  expect(three).toBeGreaterThan(thirty + 0.1);
  expect(Math.abs(thirty)).toBeLessThan(0.05);
});
