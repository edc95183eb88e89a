import * as tf from '@tensorflow/tfjs-core';
import { divergenceLaws, expectClose, expectWithinError } from '@gen/test-utils';
import { describe, expect, test } from 'vitest';
import { beta } from '../distributions/beta.js';
import { binomial } from '../distributions/binomial.js';
import { categorical } from '../distributions/categorical.js';
import { chiSquared } from '../distributions/chi-squared.js';
import { continuousBernoulli } from '../distributions/continuous-bernoulli.js';
import type { Distribution } from '../distributions/distribution.js';
import { exponential } from '../distributions/exponential.js';
import { gamma } from '../distributions/gamma.js';
import { geometric } from '../distributions/geometric.js';
import { gumbel } from '../distributions/gumbel.js';
import { halfNormal } from '../distributions/half-normal.js';
import { inverseGamma } from '../distributions/inverse-gamma.js';
import { kumaraswamy } from '../distributions/kumaraswamy.js';
import { laplace } from '../distributions/laplace.js';
import { logNormal } from '../distributions/log-normal.js';
import { logistic } from '../distributions/logistic.js';
import { multinomial } from '../distributions/multinomial.js';
import { negativeBinomial } from '../distributions/negative-binomial.js';
import { normal } from '../distributions/normal.js';
import { oneHotCategorical } from '../distributions/one-hot-categorical.js';
import { pareto } from '../distributions/pareto.js';
import { poisson } from '../distributions/poisson.js';
import { rayleigh } from '../distributions/rayleigh.js';
import { triangular } from '../distributions/triangular.js';
import { truncatedNormal } from '../distributions/truncated-normal.js';
import { uniform } from '../distributions/uniform.js';
import { weibull } from '../distributions/weibull.js';
import { wishart } from '../distributions/wishart.js';
import { key } from '../random/key.js';
import { familiesAboveZero, familiesOnTheLine } from './kl/of-moments.js';
import { klDivergence } from './kl-divergence.js';
import { monteCarloKl } from './monte-carlo-kl.js';

const rows = {
  p: { logits: [[-1, 0.5, 0.25]] },
  q: { logits: [[0.5, 0, 1]] },
};
const odds = { p: { logits: [-1, 0.5] }, q: { logits: [0.25, 1] } };

divergenceLaws('two categoricals', ({ logits }) => categorical({ logits: logits! }), rows);
divergenceLaws(
  'two one-hot categoricals',
  ({ logits }) => oneHotCategorical({ logits: logits! }),
  rows,
);
divergenceLaws(
  'two multinomials',
  ({ logits }) => multinomial({ logits: logits!, total: 5 }),
  rows,
);
divergenceLaws('two binomials', ({ logits }) => binomial({ logits: logits!, total: 7 }), odds);
divergenceLaws('two geometrics', ({ logits }) => geometric({ logits: logits! }), odds);
divergenceLaws(
  'two negative binomials',
  ({ logits }) => negativeBinomial({ logits: logits!, total: 2.5 }),
  odds,
);
divergenceLaws(
  'two continuous Bernoullis',
  ({ logits }) => continuousBernoulli({ logits: logits! }),
  odds,
);
divergenceLaws('two Poissons', ({ rate }) => poisson({ rate: rate! }), {
  p: { rate: [0.5, 4] },
  q: { rate: [1.5, 3] },
});
divergenceLaws(
  'two Wisharts',
  ({ degreesOfFreedom, scaleTril }) =>
    wishart({ degreesOfFreedom: degreesOfFreedom!, scaleTril: scaleTril! }),
  {
    p: {
      degreesOfFreedom: 4,
      scaleTril: [
        [1, 0],
        [0.5, 0.75],
      ],
    },
    q: {
      degreesOfFreedom: 6,
      scaleTril: [
        [0.75, 0],
        [-0.25, 1],
      ],
    },
  },
);

test('a category that q has not makes the divergence infinite, one that neither has adds nothing', async () => {
  const p = categorical({ probs: tf.tensor1d([0.5, 0.5, 0]) });
  const q = categorical({ probs: tf.tensor1d([0.25, 0, 0.75]) });
  const r = categorical({ probs: tf.tensor1d([0.25, 0.75, 0]) });
  await expectClose(klDivergence(p, q), Infinity);
  await expectClose(klDivergence(p, r), 0.5 * Math.log(2) + 0.5 * Math.log(2 / 3));
});

test('of no counts at all the divergence is the other rate', async () => {
  await expectClose(klDivergence(poisson({ rate: 0 }), poisson({ rate: 3 })), 3);
});

test('different numbers of trials have no closed form', async () => {
  const [p, q] = [3, 4].map((total) => binomial({ total, probs: 0.5 }));
  await expectClose(tf.cast(tf.isNaN(klDivergence(p!, q!)), 'float32'), 1);
});

const samples: Record<(typeof familiesOnTheLine)[number], () => Distribution> = {
  Beta: () => beta({ alpha: 2, beta: 3 }),
  ChiSquared: () => chiSquared({ degreesOfFreedom: 3 }),
  ContinuousBernoulli: () => continuousBernoulli({ logits: 0.5 }),
  Exponential: () => exponential({ rate: 1.5 }),
  Gamma: () => gamma({ concentration: 2, rate: 1.5 }),
  Gumbel: () => gumbel({ loc: 0.5, scale: 0.75 }),
  HalfNormal: () => halfNormal({ scale: 1.5 }),
  InverseGamma: () => inverseGamma({ concentration: 6, scale: 3 }),
  Kumaraswamy: () => kumaraswamy({ alpha: 2, beta: 3 }),
  Laplace: () => laplace({ loc: 0.5, scale: 0.75 }),
  LogNormal: () => logNormal({ loc: 0.25, scale: 0.5 }),
  Logistic: () => logistic({ loc: 0.5, scale: 0.75 }),
  Pareto: () => pareto({ concentration: 9, scale: 1 }),
  Rayleigh: () => rayleigh({ scale: 1.5 }),
  Triangular: () => triangular({ low: -1, peak: 0, high: 2 }),
  TruncatedNormal: () => truncatedNormal({ loc: 0, scale: 1, low: -1, high: 2 }),
  Uniform: () => uniform({ low: -1, high: 2 }),
  Weibull: () => weibull({ concentration: 1.5, scale: 0.75 }),
};

describe('what is known by its moments agrees with Monte Carlo', () => {
  test.each(familiesOnTheLine)('%s, Normal', async (family) => {
    const [p, q] = [samples[family](), normal({ loc: 0.25, scale: 1.5 })];
    expect(p.family).toBe(family);
    await expectWithinError(monteCarloKl(p, q, key(3), 10_000), klDivergence(p, q));
  });

  test.each(familiesAboveZero)('%s, Exponential', async (family) => {
    const [p, q] = [samples[family](), exponential({ rate: 0.75 })];
    await expectWithinError(monteCarloKl(p, q, key(3), 10_000), klDivergence(p, q));
  });
});
