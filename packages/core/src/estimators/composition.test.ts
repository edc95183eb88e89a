import * as tf from '@tensorflow/tfjs-core';
import { expectClose, expectNoLeak } from '@gen/test-utils';
import { describe, expect, test } from 'vitest';
import { bernoulli } from '../distributions/bernoulli.js';
import { normal } from '../distributions/normal.js';
import { key } from '../random/key.js';
import { valueAndGrads } from '../value-and-grads.js';
import { arm } from './arm.js';
import { binaryVariables } from './binary-variables.js';
import { categoricalVariables } from './categorical-variables.js';
import type { DiscreteVariables } from './discrete-variables.js';
import { disarm } from './disarm.js';
import { expectation, type Estimator } from './expectation.js';
import { gappedStraightThrough } from './gapped-straight-through.js';
import { gumbelSoftmax } from './gumbel-softmax.js';
import { inputDependentBaseline } from './input-dependent-baseline.js';
import { leaveOneOutBaseline } from './leave-one-out-baseline.js';
import { movingAverageBaseline } from './moving-average-baseline.js';
import { raoBlackwellized } from './rao-blackwellized.js';
import { rebar } from './rebar.js';
import { relax } from './relax.js';
import { reparameterized } from './reparameterized.js';
import { scoreFunction } from './score-function.js';
import { straightThroughGumbelSoftmax } from './straight-through-gumbel-softmax.js';
import { straightThrough } from './straight-through.js';
import { vimco } from './vimco.js';

const squaredSum = (z: tf.Tensor): tf.Tensor => tf.square(tf.sum(z, -1));

const estimators: [string, Estimator<ReturnType<typeof binaryVariables>>][] = [
  ['scoreFunction', scoreFunction({ baseline: leaveOneOutBaseline() })],
  ['raoBlackwellized', raoBlackwellized()],
  ['arm', arm()],
  ['disarm', disarm()],
  ['rebar', rebar()],
  ['relax', relax({ controlVariate: (v) => tf.sum(tf.tanh(v), -1) })],
  ['gumbelSoftmax', gumbelSoftmax()],
  ['straightThroughGumbelSoftmax', straightThroughGumbelSoftmax()],
  ['gappedStraightThrough', gappedStraightThrough()],
  ['straightThrough', straightThrough()],
  ['vimco', vimco()],
];

describe.each(estimators)('%s', (_, estimator) => {
  const estimate = (logits: tf.Tensor, f = squaredSum) =>
    expectation({
      distribution: binaryVariables({ logits }),
      f,
      key: key(3),
      samples: 3,
      estimator,
    });

  test('estimates each element of the batch, with a gradient', async () => {
    const logits = tf.tensor2d([
      [0.5, -1, 0.3],
      [0.1, 2, -0.2],
    ]);
    expect(estimate(logits).value.shape).toEqual([2]);
    const gradient = tf.grad((l: tf.Tensor) => tf.sum(estimate(l).value))(logits);
    expect(gradient.shape).toEqual([2, 3]);
    expect([...(await gradient.data())].every(Number.isFinite)).toBe(true);
  });

  test('passes the gradient of f to its own parameters, and a minus sign to all', async () => {
    const logits = tf.tensor1d([0.5, -1, 0.3]);
    const loss = (l: tf.Tensor, weight: tf.Tensor) =>
      estimate(l, (z) => tf.mul(weight, squaredSum(z))).value;
    const [, ofWeight] = tf.grads(loss)([logits, tf.scalar(2)]);
    const step = 0.25;
    const [above, below] = [loss(logits, tf.scalar(2 + step)), loss(logits, tf.scalar(2 - step))];
    await expectClose(ofWeight!, tf.div(tf.sub(above, below), 2 * step), 0.03);
    const [plus] = tf.grads(loss)([logits, tf.scalar(2)]);
    const [minus] = tf.grads((l, w) => tf.neg(loss(l, w)))([logits, tf.scalar(2)]);
    await expectClose(minus!, tf.neg(plus!), 1e-6);
  });

  test('leaves no tensor behind', async () => {
    const logits = tf.tensor1d([0.5, -1, 0.3]);
    await expectNoLeak(() => estimate(logits));
    await expectNoLeak(() => tf.grad((l: tf.Tensor) => estimate(l).value)(logits));
  });
});

describe.each<[string, DiscreteVariables]>([
  ['binaryVariables', binaryVariables({ logits: tf.keep(tf.tensor1d([0.5, -1.5, 3])) })],
  ['categoricalVariables', categoricalVariables({ logits: tf.keep(tf.tensor1d([0.5, -1, 1.5])) })],
])('%s', (_, q) => {
  const DRAWS = 20_000;

  test('draws what the scores of its noise stand for, as probable as it says', async () => {
    const z = q.sample(key(0), [DRAWS]);
    const same = q.harden(q.scores(q.noise(key(0), [DRAWS, 3])));
    await expectClose(z, same, 0);
    await expectClose(tf.mean(z, 0), q.mean(), 0.015);
  });

  test('finds scores of which an event comes, distributed as scores are', async () => {
    const scores = q.scores(q.noise(key(1), [DRAWS, 3]));
    const z = q.harden(scores);
    const others = q.scoresGiven(z, q.noise(key(2), [DRAWS, 3]));
    await expectClose(q.harden(others), z, 0);
    const [own, given] = [tf.moments(scores, 0), tf.moments(others, 0)];
    await expectClose(given.mean, own.mean, 0.06);
    await expectClose(tf.div(given.variance, own.variance), tf.ones([3]), 0.06);
    const different = tf.mean(tf.abs(tf.sub(scores, others)));
    expect((await different.data())[0]).toBeGreaterThan(0.2);
  });

  test('differentiates scores given an event as finite differences do', async () => {
    const z = q.sample(key(3), [50]);
    const noise = q.noise(key(4), [50, 3]);
    const at = (l: tf.Tensor): tf.Tensor =>
      tf.sum(tf.sin(q.withLogits(l).scoresGiven(z, noise)), 0);
    const direction = tf.tensor1d([0.3, -1, 0.5]);
    const slope = tf.grad((t: tf.Tensor) => tf.sum(at(tf.add(q.logits, tf.mul(t, direction)))));
    const moved = (t: number): tf.Tensor => tf.sum(at(tf.add(q.logits, tf.mul(t, direction))));
    const difference = tf.div(tf.sub(moved(2 ** -6), moved(-(2 ** -6))), 2 ** -5);
    await expectClose(slope(tf.scalar(0)), difference, 0.02);
  });

  test('moves logits until an event leads by the gap', async () => {
    const z = q.sample(key(5), [50]);
    const moved = q.gappedScores(z, 1);
    await expectClose(q.harden(moved), z, 0);
    const gradient = tf.grad((l: tf.Tensor) => tf.sum(q.withLogits(l).gappedScores(z, 1)));
    await expectClose(gradient(q.logits), tf.fill([3], 50), 1e-5);
  });

  test('nears events as the temperature falls', async () => {
    const scores = q.scores(q.noise(key(6), [200, 3]));
    const distance = tf.mean(tf.abs(tf.sub(q.soften(scores, 1e-3), q.harden(scores))));
    expect((await distance.data())[0]).toBeLessThan(0.01);
  });
});

describe('what is trained beside', () => {
  const logits = tf.keep(tf.tensor1d([0.5, -1, 0.3]));

  test('a moving average and a prediction have the gradient of their error, and of nothing else', async () => {
    const average = tf.variable<tf.Rank.R0>(tf.scalar(1));
    const own = tf.variable(logits);
    const estimate = (baseline = movingAverageBaseline(average)) =>
      expectation({
        distribution: binaryVariables({ logits: own }),
        f: squaredSum,
        key: key(1),
        samples: 8,
        estimator: scoreFunction({ baseline }),
      });
    const ofValue = valueAndGrads({ average, own }, () => ({
      value: tf.mul<tf.Scalar>(-1, estimate().value),
    }));
    expect(ofValue.grads['average']).toBeUndefined();
    const ofAuxiliary = valueAndGrads({ average, own }, () => ({ value: estimate().auxiliary }));
    await expectClose(ofAuxiliary.grads['average']!, tf.sub(1, estimate().value), 1e-5);
    await expectClose(ofAuxiliary.grads['own'] ?? tf.zeros([3]), tf.zeros([3]), 0);
    const predicted = estimate(inputDependentBaseline(average));
    await expectClose(predicted.auxiliary, ofAuxiliary.value, 1e-6);
    tf.dispose([average, own]);
  });

  const trained = (estimator: (...parameters: tf.Tensor[]) => Estimator<DiscreteVariables>) =>
    function auxiliaryOf(parameters: tf.Tensor[], weight: tf.Tensor): tf.Tensor {
      return expectation({
        distribution: binaryVariables({ logits }),
        f: (z) => tf.mul(weight, squaredSum(z)),
        key: key(2),
        samples: 32,
        estimator: estimator(...parameters),
      }).auxiliary;
    };

  test.each([
    ['rebar', trained((temperature, scale) => rebar({ temperature: temperature!, scale: scale! }))],
    [
      'relax',
      trained((slope, scale) =>
        relax({ controlVariate: (v) => tf.mul(scale!, tf.sum(tf.tanh(tf.mul(slope!, v)), -1)) }),
      ),
    ],
  ])('%s has the gradient of its squared norm, and f has none of it', async (_, auxiliaryOf) => {
    const [first, second, weight] = [tf.scalar(0.7), tf.scalar(0.9), tf.scalar(1)];
    // tfjs wants every argument to take part.
    const loss = (...[a, b, w]: tf.Tensor[]): tf.Tensor =>
      tf.add(auxiliaryOf([a!, b!], w!), tf.mul(w!, 0));
    const grads = tf.grads(loss)([first, second, weight]);
    const h = 2 ** -6;
    for (const i of [0, 1]) {
      const moved = (by: number): tf.Tensor[] =>
        [first, second].map((x, j) => (i === j ? tf.add(x, by) : x));
      const difference = tf.sub(auxiliaryOf(moved(h), weight), auxiliaryOf(moved(-h), weight));
      await expectClose(grads[i]!, tf.div(difference, 2 * h), 0.02);
    }
    await expectClose(grads[2]!, tf.scalar(0), 0);
  });
});

describe('errors', () => {
  const distribution = bernoulli({ logits: 0 });

  test('say how many draws are needed', () => {
    const of = (estimator: Estimator, samples?: number) => () =>
      expectation({
        distribution,
        f: tf.square,
        key: key(0),
        ...(samples && { samples }),
        estimator,
      });
    expect(of(scoreFunction(), 1.5)).toThrow(
      'expectation: samples: expected an integer ≥ 1; got 1.5.',
    );
    expect(of(vimco())).toThrow('vimco: samples: expected at least 2; got 1.');
    expect(of(scoreFunction({ baseline: leaveOneOutBaseline() }))).toThrow(
      'leaveOneOutBaseline: samples: expected at least 2; got 1.',
    );
  });

  test('name the shape of f', () => {
    const f = (z: tf.Tensor): tf.Tensor => tf.sum(z);
    const estimator = reparameterized();
    const q = normal({ loc: tf.zeros([3]), scale: 1 });
    expect(() => expectation({ distribution: q, f, key: key(0), estimator })).toThrow(
      'expectation: f(z): expected shape [1,3]; got shape []. One number for each draw and batch.',
    );
  });
});
