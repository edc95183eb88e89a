import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { key } from '@gen/core';
import { expectClose } from '@gen/test-utils';
import { evidenceLowerBound } from './evidence-lower-bound.js';
import { gaussianLikelihood } from './gaussian-likelihood.js';
import { importanceWeightedLogLikelihood } from './importance-weighted-log-likelihood.js';
import { sampledKl } from './latent-divergence.js';
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

/** log N(x; b, W Wᵀ + σ² I) in double precision, by the lemmas for its determinant and inverse. */
function logMarginal(x: readonly number[]): number {
  const r = x.map((value, i) => value - offset[i]!);
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
  const { elbo } = evidenceLowerBound(linearGaussian(), copies(1000), key(3));
  expect(Math.abs(mean(await elbo.data()) - mean(exact))).toBeLessThan(0.06);
});

test('the importance-weighted bound rises with k from the ELBO to log p(x)', async () => {
  const vae = linearGaussian(0.7, 1.5);
  const bounds: number[] = [];
  for (const samples of [1, 3, 10, 100]) {
    const bound = tf.tidy(() =>
      importanceWeightedLogLikelihood(vae, copies(500), key(4), { samples, chunk: 10 }),
    );
    bounds.push(mean(await bound.data()));
  }
  const single = evidenceLowerBound(vae, copies(500), key(5), { samples: 4 });
  const elbo = mean(await single.elbo.data());
  const gaps = bounds.map((bound) => mean(exact) - bound); // 0.86, 0.24, 0.06, 0.005
  expect(Math.abs(bounds[0]! - elbo)).toBeLessThan(0.06);
  for (const [i, gap] of gaps.entries()) if (i > 0) expect(gap).toBeLessThan(gaps[i - 1]!);
  expect(Math.abs(gaps[3]!)).toBeLessThan(0.01);
});
