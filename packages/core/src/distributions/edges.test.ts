import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import * as core from '../index.js';
import type { Distribution } from './distribution.js';

/** Parameters, the distribution that is made of them, and points at the ends of its support. */
type Edge = readonly [
  parameters: readonly number[],
  make: (...parameters: tf.Tensor[]) => Distribution,
  points: readonly number[],
];

const edges: Readonly<Record<string, Edge>> = {
  'beta that is flat': [[1, 1], (alpha, beta) => core.beta({ alpha: alpha!, beta: beta! }), [0, 1]],
  'beta with peaks at its ends': [
    [0.5, 0.75],
    (alpha, beta) => core.beta({ alpha: alpha!, beta: beta! }),
    [0, 1],
  ],
  'beta with zeros at its ends': [
    [2, 3],
    (alpha, beta) => core.beta({ alpha: alpha!, beta: beta! }),
    [0, 1],
  ],
  continuousBernoulli: [[0.5], (logits) => core.continuousBernoulli({ logits: logits! }), [0, 1]],
  chiSquared: [[2], (k) => core.chiSquared({ degreesOfFreedom: k! }), [0]],
  'discretized with ends': [
    [0, 0.1],
    (loc, scale) =>
      core.discretized(core.logistic({ loc: loc!, scale: scale! }), { low: -1, high: 1, step: 1 }),
    [-1, 1],
  ],
  exponential: [[2], (rate) => core.exponential({ rate: rate! }), [0]],
  'gamma with a peak at 0': [
    [0.5, 2],
    (concentration, rate) => core.gamma({ concentration: concentration!, rate: rate! }),
    [0],
  ],
  'gamma with a zero at 0': [
    [2, 2],
    (concentration, rate) => core.gamma({ concentration: concentration!, rate: rate! }),
    [0],
  ],
  halfCauchy: [[2], (scale) => core.halfCauchy({ scale: scale! }), [0]],
  halfNormal: [[2], (scale) => core.halfNormal({ scale: scale! }), [0]],
  inverseGamma: [
    [2, 1],
    (concentration, scale) => core.inverseGamma({ concentration: concentration!, scale: scale! }),
    [0],
  ],
  'kumaraswamy with peaks at its ends': [
    [0.5, 0.75],
    (alpha, beta) => core.kumaraswamy({ alpha: alpha!, beta: beta! }),
    [0, 1],
  ],
  'kumaraswamy with zeros at its ends': [
    [2, 3],
    (alpha, beta) => core.kumaraswamy({ alpha: alpha!, beta: beta! }),
    [0, 1],
  ],
  logNormal: [[0, 1], (loc, scale) => core.logNormal({ loc: loc!, scale: scale! }), [0]],
  'normal far out': [
    [0, 1],
    (loc, scale) => core.normal({ loc: loc!, scale: scale! }),
    [-1e15, 1e15],
  ],
  pareto: [[2, 1], (a, scale) => core.pareto({ concentration: a!, scale: scale! }), [1]],
  'poisson of nothing': [[2], (rate) => core.poisson({ rate: rate! }), [0]],
  rayleigh: [[2], (scale) => core.rayleigh({ scale: scale! }), [0]],
  triangular: [
    [-1, 0, 2],
    (low, peak, high) => core.triangular({ low: low!, peak: peak!, high: high! }),
    [-1, 0, 2],
  ],
  truncatedNormal: [
    [0, 1],
    (loc, scale) => core.truncatedNormal({ loc: loc!, scale: scale!, low: -1, high: 2 }),
    [-1, 2],
  ],
  uniform: [[-1, 2], (low, high) => core.uniform({ low: low!, high: high! }), [-1, 2]],
  vonMises: [
    [1, 2],
    (loc, concentration) => core.vonMises({ loc: loc!, concentration: concentration! }),
    [-Math.PI, Math.PI],
  ],
  'weibull with a peak at 0': [
    [0.5, 2],
    (concentration, scale) => core.weibull({ concentration: concentration!, scale: scale! }),
    [0],
  ],
  'weibull with a zero at 0': [
    [2, 2],
    (concentration, scale) => core.weibull({ concentration: concentration!, scale: scale! }),
    [0],
  ],
};

describe('at the ends of its support', () => {
  test.each(Object.entries(edges))(
    '%s has a log probability, with finite gradients in it and in every parameter',
    async (_, [parameters, make, points]) => {
      const x = tf.tensor1d([...points]);
      const list = parameters.map((value) => tf.scalar(value));
      const logProb = make(...list).logProb(x);
      expect(Array.from(await logProb.data()).filter(Number.isNaN)).toEqual([]);

      const total = (at: tf.Tensor, ...rest: tf.Tensor[]): tf.Tensor => {
        const all = make(...rest).logProb(at);
        return tf.sum(tf.where(tf.isFinite(all), all, 0));
      };
      const gradients = tf.grads(total)([x, ...list]);
      for (const gradient of gradients) {
        expect(Array.from(await gradient.data()).filter((g) => !Number.isFinite(g))).toEqual([]);
      }
      tf.dispose([x, list, logProb, gradients]);
    },
  );
});
