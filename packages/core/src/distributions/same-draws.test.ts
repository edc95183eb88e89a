import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import * as core from '../index.js';
import { key } from '../random/key.js';
import type { Distribution } from './distribution.js';
import goldens from './goldens/same-draws.json' with { type: 'json' };

const square = [[2, 0.5], [0.5, 1]]; // prettier-ignore
const rows = (): tf.Tensor => tf.tensor1d([0.5, -1, 0.25]);
const pair = (): tf.Tensor => tf.tensor1d([1.5, 0.75]);

/** What draws by more than one of the draws that are compared by themselves, or by none of them. */
const makers: Readonly<Record<string, () => Distribution>> = {
  bernoulli: () => core.bernoulli({ probs: 0.3 }),
  categorical: () => core.categorical({ logits: rows() }),
  continuousBernoulli: () => core.continuousBernoulli({ logits: 2 }),
  dirichlet: () => core.dirichlet({ concentration: pair() }),
  discretized: () => core.discretized(core.logistic({ loc: 0.3, scale: 2 })),
  empirical: () => core.empirical({ values: rows() }),
  inverseGamma: () => core.inverseGamma({ concentration: 3, scale: 2 }),
  kumaraswamy: () => core.kumaraswamy({ alpha: 2, beta: 3 }),
  linearGaussianStateSpace: () =>
    core.linearGaussianStateSpace({
      initial: core.multivariateNormalDiag({ loc: tf.zeros([1]), scale: 1 }),
      transitionMatrix: tf.tensor2d([[0.5]]),
      transitionNoise: core.multivariateNormalDiag({ loc: tf.zeros([1]), scale: 0.5 }),
      observationMatrix: tf.tensor2d([[1]]),
      observationNoise: core.multivariateNormalDiag({ loc: tf.zeros([1]), scale: 0.25 }),
      steps: 2,
    }),
  lkjCholesky: () => core.lkjCholesky({ size: 3, concentration: 2 }),
  logNormal: () => core.logNormal({ loc: 0.5, scale: 0.75 }),
  mixture: () =>
    core.mixture({
      logits: tf.tensor1d([0, 1]),
      components: [core.normal({ loc: 0, scale: 1 }), core.laplace({ loc: 2, scale: 1 })],
    }),
  mixtureSameFamily: () =>
    core.mixtureSameFamily({
      logits: rows(),
      components: core.normal({ loc: rows(), scale: 0.5 }),
    }),
  multinomial: () => core.multinomial({ total: 7, logits: rows() }),
  multivariateNormal: () => core.multivariateNormal({ covariance: tf.tensor2d(square) }),
  multivariateNormalLowRank: () =>
    core.multivariateNormalLowRank({ factor: tf.tensor2d([[1], [-0.5]]), scale: pair() }),
  normal: () => core.normal({ loc: 0.5, scale: 2 }),
  oneHotCategorical: () => core.oneHotCategorical({ logits: rows() }),
  pareto: () => core.pareto({ concentration: 3, scale: 2 }),
  relaxedBernoulli: () => core.relaxedBernoulli({ logits: 0.5, temperature: 0.7 }),
  relaxedOneHotCategorical: () =>
    core.relaxedOneHotCategorical({ logits: rows(), temperature: 0.7 }),
  triangular: () => core.triangular({ low: -1, peak: 0, high: 2 }),
  uniformSphere: () => core.uniformSphere({ dimensions: 3 }),
  vonMisesFisher: () => core.vonMisesFisher({ loc: tf.tensor1d([0.6, 0, 0.8]), concentration: 3 }),
  weibull: () => core.weibull({ concentration: 1.5, scale: 2 }),
  wishart: () => core.wishart({ degreesOfFreedom: 4, scaleTril: tf.tensor2d([[1, 0], [0.5, 2]]) }), // prettier-ignore
  zeroInflated: () => core.zeroInflated(core.poisson({ rate: 3 }), { probs: 0.3 }),
};

test('every golden is compared', () =>
  expect(Object.keys(goldens.draws)).toEqual(Object.keys(makers)));

test.each(Object.keys(makers))('%s draws the same numbers on every engine', async (name) => {
  const x = tf.tidy(() => makers[name]!().sample(key(11), [8]));
  const values = Array.from(await x.data());
  x.dispose();
  const wanted = goldens.draws[name as keyof typeof goldens.draws] as number[];
  expect(values.length).toBe(wanted.length);
  const far = values.filter(
    (value, i) => Math.abs(value - wanted[i]!) > 1e-4 * Math.max(1, Math.abs(wanted[i]!)),
  );
  expect(far).toEqual([]);
});
