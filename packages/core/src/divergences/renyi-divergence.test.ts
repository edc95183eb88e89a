import * as tf from '@tensorflow/tfjs-core';
import { checkGradients, expectClose, expectNoLeak } from '@gen/test-utils';
import { describe, expect, test } from 'vitest';
import { bernoulli } from '../distributions/bernoulli.js';
import { beta } from '../distributions/beta.js';
import { categorical } from '../distributions/categorical.js';
import { chiSquared } from '../distributions/chi-squared.js';
import { dirichlet } from '../distributions/dirichlet.js';
import { gamma } from '../distributions/gamma.js';
import { geometric } from '../distributions/geometric.js';
import { inverseGamma } from '../distributions/inverse-gamma.js';
import { multivariateNormalDiag } from '../distributions/multivariate-normal-diag.js';
import { multivariateNormal } from '../distributions/multivariate-normal.js';
import { poisson } from '../distributions/poisson.js';
import { uniform } from '../distributions/uniform.js';
import { vonMises } from '../distributions/von-mises.js';
import type { Distribution } from '../distributions/distribution.js';
import { exponential } from '../distributions/exponential.js';
import { halfNormal } from '../distributions/half-normal.js';
import { independent } from '../distributions/independent.js';
import { laplace } from '../distributions/laplace.js';
import { logNormal } from '../distributions/log-normal.js';
import { normal } from '../distributions/normal.js';
import { rayleigh } from '../distributions/rayleigh.js';
import { alphaDivergence } from './alpha-divergence.js';
import { chiSquaredDivergence } from './chi-squared-divergence.js';
import goldens from './goldens/f-divergences.json' with { type: 'json' };
import { klDivergence } from './kl-divergence.js';
import { closedFormRenyis, hasClosedFormRenyi, renyiDivergence } from './renyi-divergence.js';
import { squaredHellingerDistance } from './squared-hellinger-distance.js';

type Nested = readonly (number | Nested)[];
type Parameters = Readonly<Record<string, tf.Tensor>>;

const { orders, ...families } = goldens.renyi;

const makers: Record<keyof typeof families, (parameters: Parameters) => Distribution> = {
  bernoulli: ({ probs }) => bernoulli({ probs: probs! }),
  beta: ({ alpha, beta: other }) => beta({ alpha: alpha!, beta: other! }),
  categorical: ({ probs }) => categorical({ probs: probs! }),
  chiSquared: ({ degreesOfFreedom }) => chiSquared({ degreesOfFreedom: degreesOfFreedom! }),
  dirichlet: ({ concentration }) => dirichlet({ concentration: concentration! }),
  exponential: ({ rate }) => exponential({ rate: rate! }),
  gamma: ({ concentration, rate }) => gamma({ concentration: concentration!, rate: rate! }),
  geometric: ({ probs }) => geometric({ probs: probs! }),
  halfNormal: ({ scale }) => halfNormal({ scale: scale! }),
  inverseGamma: ({ concentration, scale }) =>
    inverseGamma({ concentration: concentration!, scale: scale! }),
  logNormal: ({ loc, scale }) => logNormal({ loc: loc!, scale: scale! }),
  multivariateNormal: ({ loc, scaleTril }) =>
    multivariateNormal({ loc: loc!, scaleTril: scaleTril! }),
  normal: ({ loc, scale }) => normal({ loc: loc!, scale: scale! }),
  poisson: ({ rate }) => poisson({ rate: rate! }),
  rayleigh: ({ scale }) => rayleigh({ scale: scale! }),
  uniform: ({ low, high }) => uniform({ low: low!, high: high! }),
  vonMises: ({ loc, concentration }) => vonMises({ loc: loc!, concentration: concentration! }),
};

describe.each(Object.entries(makers))('%s', (name, make) => {
  const golden = families[name as keyof typeof families];
  const tensorsOf = (named: Readonly<Record<string, Nested>>): tf.Tensor[] =>
    Object.values(named).map((each) => tf.tensor(each as number[]));
  const [ofP, ofQ] = [golden.p, golden.q];
  const names = Object.keys(ofP);
  const from = (list: readonly tf.Tensor[]): Distribution =>
    make(Object.fromEntries(names.map((each, i) => [each, list[i]!])));

  test('agrees with quadrature', async () => {
    const [p, q] = [from(tensorsOf(ofP)), from(tensorsOf(ofQ))];
    for (const [i, order] of orders.entries()) {
      await expectClose(renyiDivergence(p, q, order), golden.renyi[i]!, 2e-6);
    }
  });

  test('is the Kullback–Leibler divergence at order 1 and near it, and 0 on itself', async () => {
    const [p, q] = [from(tensorsOf(ofP)), from(tensorsOf(ofQ))];
    const exact = klDivergence(p, q);
    await expectClose(renyiDivergence(p, q, 1), exact, 0);
    await expectClose(renyiDivergence(p, q, 1 + 2 ** -10), exact, 5e-3);
    await expectClose(renyiDivergence(p, p, 2), [0, 0], 1e-6);
  });

  test('has the right gradients in both', async () => {
    const parameters = [...tensorsOf(ofP), ...tensorsOf(ofQ)];
    const total = (...list: tf.Tensor[]): tf.Tensor => {
      const [first, second] = [list.slice(0, names.length), list.slice(names.length)];
      return tf.sum(renyiDivergence(from(first), from(second), 0.5));
    };
    await checkGradients(total, parameters);
  });

  test('leaves no tensors behind', async () => {
    const [p, q] = [from(tensorsOf(ofP)), from(tensorsOf(ofQ))];
    await expectNoLeak(() => renyiDivergence(p, q, 2));
    await expectNoLeak(() => alphaDivergence(p, q, 2));
    await expectNoLeak(() => chiSquaredDivergence(p, q));
    await expectNoLeak(() => squaredHellingerDistance(p, q));
  });
});

describe.each(goldens.cases.slice(0, 2))('$name', (golden) => {
  const [p, q] = [normal(golden.p), normal(golden.q)];

  test('α, χ² and Hellinger agree with quadrature', async () => {
    await expectClose(alphaDivergence(p, q, goldens.order), golden.alpha);
    await expectClose(alphaDivergence(p, q, 1), golden.kl);
    await expectClose(chiSquaredDivergence(p, q), golden.pearson);
    await expectClose(squaredHellingerDistance(p, q), golden.squaredHellinger);
  });
});

test('what has no normalizer diverges, with a finite gradient elsewhere', async () => {
  const [wide, narrow] = [normal({ loc: 0, scale: 2 }), normal({ loc: 0, scale: 1 })];
  await expectClose(renyiDivergence(wide, narrow, 2), Infinity);
  await expectClose(chiSquaredDivergence(wide, narrow), Infinity);
  await expectClose(squaredHellingerDistance(wide, narrow), 1 - Math.sqrt(4 / 5));
});

test('what reaches outside, or mixes to no distribution of the family, diverges', async () => {
  const inner = uniform({ low: 0, high: 1 });
  const shifted = uniform({ low: 0.5, high: 1.5 });
  await expectClose(renyiDivergence(inner, shifted, 2), Infinity);
  await expectClose(renyiDivergence(inner, shifted, 0.5), 2 * Math.log(2));
  const slow = gamma({ concentration: 1, rate: 1 });
  await expectClose(renyiDivergence(slow, gamma({ concentration: 1, rate: 3 }), 2), Infinity);
  const missing = categorical({ probs: tf.tensor1d([1, 0]) });
  const fair = categorical({ probs: tf.tensor1d([0.5, 0.5]) });
  await expectClose(renyiDivergence(fair, missing, 2), Infinity);
  await expectClose(renyiDivergence(missing, fair, 2), Math.log(2));
  const wide = multivariateNormalDiag({ loc: 0, scale: tf.tensor1d([2, 1]) });
  const narrow = multivariateNormalDiag({ loc: 0, scale: tf.tensor1d([1, 1]) });
  await expectClose(renyiDivergence(wide, narrow, 2), Infinity);
});

test('of independent parts it is the sum', async () => {
  const loc = tf.tensor2d([
    [0, 1],
    [2, 3],
  ]);
  const parts = normal({ loc, scale: 1 });
  const prior = normal({ loc: tf.zeros([2]), scale: 1 });
  const [p, q] = [independent(parts, 1), independent(prior, 1)];
  await expectClose(renyiDivergence(p, q, 2), [1, 13]);
  expect(hasClosedFormRenyi(p, q)).toBe(true);
  expect(hasClosedFormRenyi(p, parts)).toBe(false);
});

test('errors say what is known and what to do', () => {
  const [p, q] = [normal({ loc: 0, scale: 1 }), laplace({ loc: 0, scale: 1 })];
  expect(closedFormRenyis()).toContain('Normal, Normal');
  expect(() => renyiDivergence(p, q, 2)).toThrow(
    'renyiDivergence: p, q: expected two distributions whose Rényi divergence has a known closed form; ' +
      'got Normal and Laplace. monteCarloRenyi(p, q, order, key, samples) estimates it.',
  );
  expect(() => chiSquaredDivergence(p, q)).toThrow('monteCarloFDivergence(pearson, p, q');
  expect(() => squaredHellingerDistance(p, q)).toThrow('monteCarloFDivergence(squaredHellinger, p');
  expect(() => alphaDivergence(p, q, 2)).toThrow('monteCarloFDivergence(alpha(order), p, q');
  expect(() => renyiDivergence(p, p, -1)).toThrow(
    'renyiDivergence: order: expected a finite number > 0; got -1.',
  );
});
