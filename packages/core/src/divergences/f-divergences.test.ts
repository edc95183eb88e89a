import * as tf from '@tensorflow/tfjs-core';
import { checkGradients, expectClose, expectNoLeak, expectWithinError } from '@gen/test-utils';
import { describe, expect, test } from 'vitest';
import { laplace } from '../distributions/laplace.js';
import { normal } from '../distributions/normal.js';
import { uniform } from '../distributions/uniform.js';
import { key } from '../random/key.js';
import { fDivergenceBound } from './f-divergence-bound.js';
import { alpha } from './generators/alpha.js';
import type { DivergenceGenerator } from './generators/divergence-generator.js';
import { jensenShannon } from './generators/jensen-shannon.js';
import { kl } from './generators/kl.js';
import { pearson } from './generators/pearson.js';
import { reverseKl } from './generators/reverse-kl.js';
import { squaredHellinger } from './generators/squared-hellinger.js';
import { totalVariation } from './generators/total-variation.js';
import goldens from './goldens/f-divergences.json' with { type: 'json' };
import { monteCarloFDivergence } from './monte-carlo-f-divergence.js';

interface Case {
  /** Name of it among the goldens. */
  readonly name: keyof Omit<(typeof goldens.cases)[number], 'name' | 'p' | 'q' | 'renyi'>;
  /** What is under test. */
  readonly generator: DivergenceGenerator;
  /** f, of u. */
  readonly f: (u: number) => number;
  /** Of what v = log u is not the best score. */
  readonly score?: (logRatio: number) => number;
}

const { order } = goldens;

const cases: readonly Case[] = [
  { name: 'kl', generator: kl, f: (u) => u * Math.log(u) - u + 1 },
  { name: 'reverseKl', generator: reverseKl, f: (u) => u - 1 - Math.log(u) },
  {
    name: 'jensenShannon',
    generator: jensenShannon,
    f: (u) => 0.5 * (u * Math.log(u) - (u + 1) * Math.log((u + 1) / 2)),
  },
  {
    name: 'pearson',
    generator: pearson,
    f: (u) => (u - 1) ** 2,
    score: (logRatio) => 2 * Math.expm1(logRatio),
  },
  {
    name: 'squaredHellinger',
    generator: squaredHellinger,
    f: (u) => 0.5 * (Math.sqrt(u) - 1) ** 2,
  },
  {
    name: 'totalVariation',
    generator: totalVariation,
    f: (u) => 0.5 * Math.abs(u - 1),
    score: (logRatio) => 40 * Math.sign(logRatio),
  },
  {
    name: 'alpha',
    generator: alpha(order),
    f: (u) => (u ** order - 1 - order * (u - 1)) / (order * (order - 1)),
  },
];

const make = ({ family, loc, scale }: { family: string; loc: number; scale: number }) =>
  (family === 'normal' ? normal : laplace)({ loc, scale });

/** Two distributions over five values, and the logarithms of their ratios. */
const P = [0.1, 0.2, 0.05, 0.4, 0.25];
const Q = [0.3, 0.1, 0.2, 0.15, 0.25];
const LOG_RATIOS = P.map((p, i) => Math.log(p / Q[i]!));

const expectation = (masses: readonly number[], terms: tf.Tensor): tf.Tensor =>
  tf.sum(tf.mul(tf.tensor1d([...masses]), terms));

describe.each(cases)('$name', ({ name, generator, f, score = (logRatio) => logRatio }) => {
  const logRatios = [-3, -1.5, -0.25, 0, 0.25, 1, 2.5];

  test('f, its mirror image and its derivative are those of its definition', async () => {
    const t = tf.tensor1d(logRatios);
    const ratios = logRatios.map(Math.exp);
    await expectClose(generator.f(t), ratios.map(f), 2e-6);
    await expectClose(
      generator.reverse(t),
      ratios.map((u) => u * f(1 / u)),
      2e-6,
    );
    const slope = (u: number): number => (f(u * (1 + 1e-6)) - f(u * (1 - 1e-6))) / (2e-6 * u);
    await expectClose(generator.derivative(t), ratios.map(slope), 1e-5);
  });

  test('f and its conjugate meet at the derivative', async () => {
    const t = tf.tensor1d(logRatios);
    const best = generator.derivative(t);
    const touching = tf.sub(tf.mul(tf.exp(t), best), generator.f(t));
    await expectClose(generator.conjugate(best), touching, 1e-5);
  });

  test('the conjugate of the activation is one after the other', async () => {
    const v = tf.tensor1d([-2, -0.5, 0, 0.5, 1.5]);
    const composed = generator.conjugate(generator.activation(v));
    await expectClose(generator.conjugateOfActivation(v), composed, 1e-5);
  });

  test('the bound is below the divergence and tight at the best score', async () => {
    const divergence = Q.reduce((sum, q, i) => sum + q * f(P[i]! / q), 0);
    const bound = (scores: readonly number[]): tf.Tensor => {
      const v = tf.tensor1d([...scores]);
      const ofP = expectation(P, generator.activation(v));
      return tf.sub(ofP, expectation(Q, generator.conjugateOfActivation(v)));
    };
    await expectClose(bound(LOG_RATIOS.map(score)), divergence, 1e-5);
    for (const shift of [-0.5, 0.25]) {
      const [other] = await bound(LOG_RATIOS.map((each) => each * 0.5 + shift)).data();
      expect(other).toBeLessThan(divergence);
    }
  });

  test('the bound on samples is the difference of two means', async () => {
    const [ofP, ofQ] = [tf.tensor1d([1, -0.5]), tf.tensor2d([[-1], [0.5], [0]])];
    const want = tf.sub(
      tf.mean(generator.activation(ofP)),
      tf.mean(generator.conjugateOfActivation(ofQ)),
    );
    await expectClose(fDivergenceBound(generator, ofP, ofQ), want, 1e-6);
    await checkGradients((a, b) => fDivergenceBound(generator, a!, b!), [ofP, ofQ]);
    await expectNoLeak(() => fDivergenceBound(generator, ofP, ofQ));
  });

  test.each(goldens.cases)('Monte Carlo is within its standard error for $name', (golden) =>
    expectWithinError(
      monteCarloFDivergence(generator, make(golden.p), make(golden.q), key(4), 10_000),
      golden[name],
    ),
  );

  test('Monte Carlo is 0 on itself and leaves no tensors behind', async () => {
    const p = normal({ loc: tf.tensor1d([0, 3]), scale: 0.5 });
    const { value, standardError } = monteCarloFDivergence(generator, p, p, key(0), 5);
    await expectClose(value, [0, 0], 1e-6);
    await expectClose(standardError, [0, 0], 1e-6);
    await expectNoLeak(() => ({ ...monteCarloFDivergence(generator, p, p, key(0), 5) }));
  });

  test('gradients pass through reparameterized samples of both', async () => {
    const estimate = (...[loc, scale, other]: tf.Tensor[]): tf.Tensor => {
      const [p, q] = [normal({ loc: loc!, scale: scale! }), laplace({ loc: other!, scale: 1 })];
      return tf.sum(monteCarloFDivergence(generator, p, q, key(1), 4).value);
    };
    const parameters = [
      [0.5, 1],
      [0.75, 0.5],
      [0.25, -0.25],
    ].map((each) => tf.tensor1d(each));
    await checkGradients(estimate, parameters, { step: 2 ** -9, tolerance: 3e-3 });
  });
});

test('bounded divergences of what does not overlap are at their bounds', async () => {
  const [p, q] = [uniform({ low: 0, high: 1 }), uniform({ low: 2, high: 3 })];
  const value = (generator: DivergenceGenerator): tf.Tensor =>
    monteCarloFDivergence(generator, p, q, key(0), 10).value;
  await expectClose(value(jensenShannon), Math.LN2);
  await expectClose(value(totalVariation), 1);
  await expectClose(value(squaredHellinger), 1);
});

test('an order must be a number', () => {
  expect(() => alpha(NaN)).toThrow('alpha: order: expected a finite number; got NaN.');
});
