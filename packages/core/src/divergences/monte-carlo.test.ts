import * as tf from '@tensorflow/tfjs-core';
import { checkGradients, expectClose, expectNoLeak, expectWithinError } from '@gen/test-utils';
import { describe, expect, test } from 'vitest';
import type { Distribution, HasEntropy } from '../distributions/distribution.js';
import { laplace } from '../distributions/laplace.js';
import { logistic } from '../distributions/logistic.js';
import { normal } from '../distributions/normal.js';
import { key } from '../random/key.js';
import { crossEntropy } from './cross-entropy.js';
import goldens from './goldens/f-divergences.json' with { type: 'json' };
import { monteCarloCrossEntropy } from './monte-carlo-cross-entropy.js';
import { monteCarloEntropy } from './monte-carlo-entropy.js';
import { monteCarloRenyi } from './monte-carlo-renyi.js';

const SAMPLES = 10_000;

const make = ({ family, loc, scale }: { family: string; loc: number; scale: number }) =>
  (family === 'normal' ? normal : laplace)({ loc, scale }) as Distribution & HasEntropy;

describe.each(goldens.cases)('$name', (golden) => {
  const [p, q] = [make(golden.p), make(golden.q)];

  test('entropy is within its standard error', () =>
    expectWithinError(monteCarloEntropy(p, key(1), SAMPLES), golden.entropy));

  test('cross entropy is within its standard error', () =>
    expectWithinError(monteCarloCrossEntropy(p, q, key(2), SAMPLES), golden.crossEntropy));

  test.each(goldens.renyiOrders.map((order, i) => ({ order, want: golden.renyi[i]! })))(
    'Rényi divergence of order $order is within its standard error',
    ({ order, want }) => expectWithinError(monteCarloRenyi(p, q, order, key(3), SAMPLES), want),
  );
});

test('cross entropy in closed form agrees with quadrature', async () => {
  const [first] = goldens.cases;
  await expectClose(crossEntropy(make(first!.p), make(first!.q)), first!.crossEntropy);
});

test('cross entropy of two that have none in closed form is an error', () => {
  expect(() => crossEntropy(normal({ loc: 0, scale: 1 }), logistic({ loc: 0, scale: 1 }))).toThrow(
    'crossEntropy: p, q: expected two distributions whose divergence has a known closed form; got ' +
      'Normal and Logistic. monteCarloCrossEntropy(p, q, key, samples) estimates it from samples of p.',
  );
});

test('gradients pass through reparameterized samples', async () => {
  const q = laplace({ loc: 0.1, scale: 1.5 });
  const total = (loc: tf.Tensor, scale: tf.Tensor): tf.Tensor => {
    const p = normal({ loc, scale });
    const parts = [
      monteCarloEntropy(p, key(0), 4),
      monteCarloCrossEntropy(p, q, key(0), 4),
      monteCarloRenyi(p, q, 0.5, key(0), 4),
    ];
    return tf.addN(parts.map(({ value }) => tf.sum(value)));
  };
  await checkGradients(
    (loc, scale) => total(loc!, scale!),
    [tf.tensor1d([0.5, 1]), tf.tensor1d([0.5, 2])],
  );
});

test('estimates leave no tensors behind', async () => {
  const [p, q] = [normal({ loc: 0, scale: 1 }), laplace({ loc: 0, scale: 1 })];
  await expectNoLeak(() => ({ ...monteCarloEntropy(p, key(0), 3) }));
  await expectNoLeak(() => ({ ...monteCarloCrossEntropy(p, q, key(0), 3) }));
  await expectNoLeak(() => ({ ...monteCarloRenyi(p, q, 2, key(0), 3) }));
  await expectNoLeak(() => crossEntropy(p, normal({ loc: 1, scale: 1 })));
});

test('the order 1 is sent to Kullback and Leibler', () => {
  const p = normal({ loc: 0, scale: 1 });
  expect(() => monteCarloRenyi(p, p, 1, key(0), 3)).toThrow(
    'monteCarloRenyi: order: expected a number other than 1; got 1. ' +
      'That is the Kullback–Leibler divergence: monteCarloKl(p, q, key, samples).',
  );
  expect(() => monteCarloRenyi(p, p, 0, key(0), 3)).toThrow('expected a finite number > 0; got 0.');
});
