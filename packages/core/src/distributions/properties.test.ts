import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expectClose, randomShapes, valuesAround } from '@gen/test-utils';
import { exp } from '../bijectors/exp.js';
import { broadcastShape } from '../broadcast-shape.js';
import * as core from '../index.js';
import { key } from '../random/key.js';
import type { Shape } from '../shape.js';
import type { Distribution } from './distribution.js';

/** Makes a distribution of a number anywhere and of two numbers above 0, as far as it takes them. */
type Make = (loc: Tensor, first: Tensor, second: Tensor) => Distribution;

/** Tensors that broadcast, side by side on a new last axis. */
const side = (...parts: Tensor[]): Tensor => {
  const none = tf.mul(tf.addN(parts.map((part) => tf.sum(part))), 0);
  const shape = parts.reduce<Shape>((all, { shape: own }) => broadcastShape(all, own)!, []);
  return tf.stack(
    parts.map((part) => tf.broadcastTo(tf.add(part, none), [...shape])),
    -1,
  );
};

/** A lower triangle of two columns with a diagonal above 0. */
const triangle = (loc: Tensor, first: Tensor, second: Tensor): Tensor => {
  const rows = side(first, tf.mul(second, 0), loc, second);
  return tf.reshape(rows, [...rows.shape.slice(0, -1), 2, 2]);
};

const square = (l: Tensor): Tensor => tf.matMul(l, l, false, true);
const angle = (loc: Tensor): Tensor => side(tf.cos(loc), tf.sin(loc));

const scalars: Readonly<Record<string, Make>> = {
  bernoulli: (logits) => core.bernoulli({ logits }),
  beta: (_, alpha, beta) => core.beta({ alpha, beta }),
  binomial: (logits) => core.binomial({ logits, total: 7 }),
  categorical: (loc, first) => core.categorical({ logits: side(loc, first) }),
  cauchy: (loc, scale) => core.cauchy({ loc, scale }),
  chiSquared: (_, degreesOfFreedom) => core.chiSquared({ degreesOfFreedom }),
  continuousBernoulli: (logits) => core.continuousBernoulli({ logits }),
  delta: (value) => core.delta({ value }),
  discretized: (loc, scale) => core.discretized(core.logistic({ loc, scale })),
  empirical: (loc, first, second) =>
    core.empirical({ values: tf.reshape(side(loc, first, second), [-1]) }),
  exponential: (_, rate) => core.exponential({ rate }),
  gamma: (_, concentration, rate) => core.gamma({ concentration, rate }),
  geometric: (logits) => core.geometric({ logits }),
  gumbel: (loc, scale) => core.gumbel({ loc, scale }),
  halfCauchy: (_, scale) => core.halfCauchy({ scale }),
  halfNormal: (_, scale) => core.halfNormal({ scale }),
  inverseGamma: (_, concentration, scale) => core.inverseGamma({ concentration, scale }),
  kumaraswamy: (_, alpha, beta) => core.kumaraswamy({ alpha, beta }),
  laplace: (loc, scale) => core.laplace({ loc, scale }),
  logNormal: (loc, scale) => core.logNormal({ loc, scale }),
  logistic: (loc, scale) => core.logistic({ loc, scale }),
  mixture: (loc, first, second) =>
    core.mixture({
      logits: side(loc, second),
      components: [core.normal({ loc, scale: first }), core.laplace({ loc: 1, scale: second })],
    }),
  mixtureSameFamily: (loc, first, second) =>
    core.mixtureSameFamily({
      logits: side(loc, first),
      components: core.normal({ loc: side(loc, second), scale: side(first, first) }),
    }),
  negativeBinomial: (loc, total) => core.negativeBinomial({ total, logits: tf.minimum(loc, 1) }),
  normal: (loc, scale) => core.normal({ loc, scale }),
  pareto: (_, concentration, scale) => core.pareto({ concentration, scale }),
  poisson: (_, rate) => core.poisson({ rate }),
  rayleigh: (_, scale) => core.rayleigh({ scale }),
  relaxedBernoulli: (logits, temperature) => core.relaxedBernoulli({ logits, temperature }),
  studentT: (loc, degreesOfFreedom, scale) => core.studentT({ loc, degreesOfFreedom, scale }),
  transformed: (loc, scale) => core.transformed(core.normal({ loc, scale }), exp),
  triangular: (low, first, second) => {
    const peak = tf.add(low, first);
    return core.triangular({ low, peak, high: tf.add(peak, second) });
  },
  truncatedNormal: (loc, scale, above) =>
    core.truncatedNormal({ loc, scale, low: tf.sub(loc, scale), high: tf.add(loc, above) }),
  uniform: (low, first) => core.uniform({ low, high: tf.add(low, first) }),
  vonMises: (loc, concentration) => core.vonMises({ loc, concentration }),
  weibull: (_, concentration, scale) => core.weibull({ concentration, scale }),
  zeroInflated: (logits, first) => {
    const rate = tf.add(first, tf.mul(logits, 0)); // the batch is that of the base
    return core.zeroInflated(core.poisson({ rate }), { logits });
  },
};

const arrays: Readonly<Record<string, Make>> = {
  dirichlet: (_, first, second) => core.dirichlet({ concentration: side(first, second, first) }),
  expRelaxedOneHotCategorical: (loc, temperature, second) =>
    core.expRelaxedOneHotCategorical({ logits: side(loc, second), temperature }),
  independent: (loc, first, second) =>
    core.independent(core.normal({ loc: side(loc, first), scale: side(first, second) }), 1),
  linearGaussianStateSpace: (loc, first, second) =>
    core.linearGaussianStateSpace({
      initial: core.multivariateNormalDiag({ loc: side(loc, first), scale: side(first, second) }),
      transitionMatrix: tf.tensor2d([[0.75, 0.25], [-0.5, 0.5]]), // prettier-ignore
      transitionNoise: core.multivariateNormalDiag({ loc: tf.zeros([2]), scale: 0.5 }),
      observationMatrix: tf.tensor2d([[1, -0.5]]),
      observationNoise: core.multivariateNormalDiag({ loc: tf.zeros([1]), scale: 0.75 }),
      steps: 3,
    }),
  lkjCholesky: (_, concentration) => core.lkjCholesky({ size: 3, concentration }),
  markovChain: (loc, first, second) => {
    const [from, scale] = tf.split(side(loc, first), 2, -1).map((each) => tf.squeeze(each, [-1]));
    return core.markovChain({
      initial: core.normal({ loc: from!, scale: scale! }),
      transition: (x) => core.normal({ loc: tf.mul(x, 0.5), scale: tf.max(second) }),
      steps: 3,
    });
  },
  multinomial: (loc, first, second) =>
    core.multinomial({ total: 5, logits: side(loc, first, second) }),
  multivariateNormal: (loc, first, second) =>
    core.multivariateNormal({ loc: side(loc, first), scaleTril: triangle(loc, first, second) }),
  'multivariateNormal of a covariance': (loc, first, second) =>
    core.multivariateNormal({ covariance: square(triangle(loc, first, second)) }),
  'multivariateNormal of a precision': (loc, first, second) =>
    core.multivariateNormal({ precision: square(triangle(loc, first, second)) }),
  multivariateNormalDiag: (loc, first, second) =>
    core.multivariateNormalDiag({ loc: side(loc, second), scale: side(first, second) }),
  multivariateNormalLowRank: (loc, first, second) =>
    core.multivariateNormalLowRank({
      factor: tf.expandDims(side(loc, first), -1),
      scale: side(first, second),
    }),
  oneHotCategorical: (loc, first) => core.oneHotCategorical({ logits: side(loc, first) }),
  relaxedOneHotCategorical: (loc, temperature, second) =>
    core.relaxedOneHotCategorical({ logits: side(loc, second), temperature }),
  uniformSphere: () => core.uniformSphere({ dimensions: 3 }),
  vonMisesFisher: (loc, concentration) => core.vonMisesFisher({ loc: angle(loc), concentration }),
  wishart: (loc, first, second) =>
    core.wishart({
      degreesOfFreedom: tf.add(first, 2),
      scaleTril: triangle(tf.clipByValue(loc, -1, 1), tf.ones([]), second),
    }),
};

const makers = { ...scalars, ...arrays };

const cases = fc.record({
  shapes: randomShapes(3),
  sample: fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 2 }),
  at: fc.integer({ min: -3, max: 3 }),
  size: fc.constantFrom(0.5, 1, 2.5),
  seed: fc.nat(),
});

describe('of random shapes and parameters', () => {
  test.each(Object.keys(makers))('%s has the shapes and the support that it says', async (name) => {
    const property = fc.asyncProperty(cases, async (given) => {
      const batch = given.shapes.reduce<Shape>((a, b) => broadcastShape(a, b)!, []);
      const [loc, first, second] = given.shapes;
      const numbers = [
        valuesAround(given.at / 2, loc!),
        valuesAround(given.size, first!),
        valuesAround(1.5, second!),
      ] as const;
      const d = makers[name]!(...numbers);
      expect(broadcastShape(d.batchShape, batch)).toEqual(batch);

      const x = d.sample(key(given.seed), given.sample);
      expect(x.shape).toEqual([...given.sample, ...d.batchShape, ...d.eventShape]);
      const logProb = d.logProb(x);
      expect(logProb.shape).toEqual([...given.sample, ...d.batchShape]);
      const values = await logProb.data();
      expect(Array.from(values).filter((value) => !Number.isFinite(value))).toEqual([]);
      if (isChecked(d)) await core.validate(d, x);

      const rank = d.batchShape.length;
      const whole = core.independent(d, rank).logProb(x);
      const axes = Array.from({ length: rank }, (_, i) => i - rank);
      await expectClose(whole, rank === 0 ? logProb : tf.sum(logProb, axes), 1e-5);
      tf.dispose([...numbers, x, logProb, whole]);
    });
    await fc.assert(property, { numRuns: tf.getBackend() === 'webgpu' ? 1 : 4, seed: 1 });
  });
});

const isChecked = (d: Distribution): d is Distribution & core.HasCheckedParameters =>
  'checkedParameters' in d;
