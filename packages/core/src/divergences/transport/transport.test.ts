import * as tf from '@tensorflow/tfjs-core';
import { checkGradients, expectClose, expectNoLeak } from '@gen/test-utils';
import { describe, expect, test } from 'vitest';
import { gaussian } from '../../random/gaussian.js';
import { key } from '../../random/key.js';
import { unitSphere } from '../../random/unit-sphere.js';
import goldens from '../goldens/transport.json' with { type: 'json' };
import { squaredDistances } from '../squared-distances.js';
import { sinkhornDivergence } from './sinkhorn-divergence.js';
import { sinkhorn } from './sinkhorn.js';
import { slicedWasserstein } from './sliced-wasserstein.js';
import { wasserstein } from './wasserstein.js';

const [x, y, z] = [goldens.x, goldens.y, goldens.z];
const weights = () => ({
  weightsOfX: tf.tensor1d(goldens.weightsOfX),
  weightsOfY: tf.tensor1d(goldens.weightsOfZ),
});

describe.each([1, 2] as const)('Wasserstein distance of order %i', (order) => {
  const i = order - 1;

  test('agrees with the goldens', async () => {
    const [a, b, c] = [x, y, z].map((each) => tf.tensor1d(each));
    await expectClose(wasserstein(a!, b!, { order }), goldens.same[i]!);
    await expectClose(wasserstein(a!, c!, { order }), goldens.different[i]!);
    await expectClose(wasserstein(a!, c!, { order, ...weights() }), goldens.weighted[i]!);
    const even = { weightsOfX: tf.fill([7], 2) };
    await expectClose(wasserstein(a!, b!, { order, ...even }), goldens.same[i]!);
  });

  test('is symmetric, and 0 on itself with a gradient of 0', async () => {
    const [a, c] = [tf.tensor1d(x), tf.tensor1d(z)];
    await expectClose(wasserstein(a, c, { order }), wasserstein(c, a, { order }), 1e-6);
    const same = tf.reverse(a, 0);
    await expectClose(wasserstein(a, same, { order }), 0, 0);
    await expectClose(tf.grad((at) => wasserstein(at, same, { order }))(a), tf.zeros([7]), 0);
  });

  test('batches are measured one by one', async () => {
    const rows = tf.tensor(
      [x, y, y, x].flatMap((each) => each.slice(0, 5)),
      [2, 2, 5],
    );
    const others = tf.tensor([z, z, z, z].flat(), [2, 2, 5]);
    const list = [x, y, y, x].map((each) =>
      wasserstein(tf.tensor1d(each.slice(0, 5)), tf.tensor1d(z), { order }),
    );
    const each = tf.reshape(tf.stack(list), [2, 2]);
    await expectClose(wasserstein(rows, others, { order }), each, 1e-6);
  });

  test('has the right gradients in both and in the weights', async () => {
    const [a, b] = [x, y].map((each) => tf.tensor1d(each.slice(0, 4)));
    const c = tf.tensor1d(z.slice(0, 3));
    const step = 2 ** -9;
    await checkGradients((...[u, v]) => wasserstein(u!, v!, { order }), [a!, b!], { step });
    await checkGradients(
      (...[u, v, weightsOfX, weightsOfY]) =>
        wasserstein(u!, v!, { order, weightsOfX: weightsOfX!, weightsOfY: weightsOfY! }),
      [a!, c, tf.tensor1d([0.5, 1, 0.75, 0.3]), tf.tensor1d([0.9, 0.6, 0.5])],
      { step, tolerance: 2e-3 },
    );
  });

  test('the sliced one is the mean over directions, and of numbers the distance itself', async () => {
    const [a, b] = [gaussian(key(0), [6, 3]), gaussian(key(1), [4, 3])];
    const directions = unitSphere(key(2), [5, 3]);
    const [onA, onB] = [a, b].map((each) => tf.matMul(directions, each, false, true));
    const powers = tf.pow(wasserstein(onA!, onB!, { order }), order);
    const want = tf.pow(tf.mean(powers), 1 / order);
    await expectClose(slicedWasserstein(a, b, key(2), { order, projections: 5 }), want);
    const column = (each: number[]): tf.Tensor => tf.reshape(tf.tensor1d(each), [-1, 1]);
    const ofNumbers = slicedWasserstein(column(x), column(y), key(3), { order, projections: 2 });
    await expectClose(ofNumbers, goldens.same[i]!);
  });
});

test('the sliced distance of order 2 of a shift is |shift| / √d on average', async () => {
  const a = gaussian(key(0), [8, 4]);
  const moved = tf.add(a, tf.tensor1d([3, 0, 0, 0]));
  const squared = tf.square(slicedWasserstein(a, moved, key(1), { projections: 400 }));
  // θ₁² has mean 1/4 and variance 2 · 3 / (4² · 6)
  const error = 9 * Math.sqrt(6 / 96 / 400);
  const [got] = await squared.data();
  expect(Math.abs(got! - 9 / 4)).toBeLessThan(3.89 * error);
});

test('the sliced distance has the right gradients and leaves no tensors behind', async () => {
  const [a, b] = [gaussian(key(0), [4, 3]), gaussian(key(1), [4, 3])];
  const measure = (...[u, v]: tf.Tensor[]): tf.Tensor =>
    slicedWasserstein(u!, v!, key(2), { projections: 5 });
  await checkGradients(measure, [a, b], { step: 2 ** -9, tolerance: 2e-3 });
  await expectNoLeak(() => measure(a, b));
  await expectNoLeak(() => wasserstein(a, b));
});

const samples = () => [tf.tensor2d(goldens.sinkhorn.x), tf.tensor2d(goldens.sinkhorn.y)] as const;
const { epsilon } = goldens.sinkhorn;

describe('Sinkhorn', () => {
  test('value and plan agree with the goldens', async () => {
    const cost = squaredDistances(...samples());
    const { value, plan } = sinkhorn(cost, { epsilon, iterations: 60 });
    await expectClose(value, goldens.sinkhorn.value);
    await expectClose(plan, goldens.sinkhorn.plan.flat(), 1e-5);
    const weightsOfX = tf.tensor1d(goldens.sinkhorn.weightsOfX);
    const weighted = sinkhorn(cost, { epsilon: tf.scalar(epsilon), iterations: 60, weightsOfX });
    await expectClose(weighted.value, goldens.sinkhorn.weighted);
    await expectClose(tf.sum(weighted.plan, 0), tf.fill([4], 0.25), 1e-5);
    await expectClose(tf.sum(weighted.plan, 1), tf.div(weightsOfX, tf.sum(weightsOfX)), 1e-5);
  });

  test('batches are solved one by one', async () => {
    const cost = squaredDistances(...samples());
    const both = sinkhorn(tf.stack([cost, tf.mul(cost, 0.5)]), { epsilon, iterations: 20 });
    const [first, second] = [cost, tf.mul(cost, 0.5)].map((each) =>
      sinkhorn(each, { epsilon, iterations: 20 }),
    );
    await expectClose(both.value, tf.stack([first!.value, second!.value]), 1e-6);
    await expectClose(both.plan, tf.stack([first!.plan, second!.plan]), 1e-6);
  });

  test('a small ε comes near the optimal plan without an overflow', async () => {
    const [a, b] = [tf.tensor2d([[0], [1], [5]]), tf.tensor2d([[6], [0.5], [1.5]])];
    const { value } = sinkhorn(squaredDistances(a, b), { epsilon: 0.02, iterations: 150 });
    const exact = tf.square(wasserstein(tf.squeeze(a), tf.squeeze(b), { order: 2 }));
    await expectClose(value, exact, 0.03);
  });

  test('a mass of 0 takes no part', async () => {
    const cost = squaredDistances(...samples());
    const weightsOfX = tf.tensor1d([1, 1, 1, 0, 1, 1]);
    const without = tf.concat([tf.slice(cost, [0, 0], [3, 4]), tf.slice(cost, [4, 0], [2, 4])], 0);
    const { value, plan } = sinkhorn(cost, { epsilon, weightsOfX });
    await expectClose(value, sinkhorn(without, { epsilon }).value, 1e-5);
    await expectClose(tf.slice(plan, [3, 0], [1, 4]), tf.zeros([1, 4]), 1e-7);
  });

  test('the gradient in the cost is the plan, that in the masses right too', async () => {
    const cost = squaredDistances(...samples());
    const options = { epsilon: 4, iterations: 10 };
    const gradient = tf.grad((c) => sinkhorn(c, options).value)(cost);
    await expectClose(gradient, sinkhorn(cost, options).plan, 1e-5);
    await checkGradients(
      (weightsOfX) => sinkhorn(cost, { ...options, weightsOfX: weightsOfX! }).value,
      [tf.tensor1d(goldens.sinkhorn.weightsOfX)],
      { tolerance: 2e-3 },
    );
  });

  test('the divergence agrees with the golden, is symmetric and 0 on itself', async () => {
    const [a, b] = samples();
    const options = { epsilon, iterations: 60 };
    await expectClose(sinkhornDivergence(a, b, options), goldens.sinkhorn.divergence);
    await expectClose(sinkhornDivergence(b, a, options), goldens.sinkhorn.divergence);
    await expectClose(sinkhornDivergence(a, a, options), 0, 1e-6);
    const weighted = { ...options, weightsOfX: tf.ones([6]), weightsOfY: tf.ones([4]) };
    await expectClose(sinkhornDivergence(a, b, weighted), goldens.sinkhorn.divergence);
  });

  test('a large ε leaves the squared distance of the means', async () => {
    const [a, b] = samples();
    const means = tf.sum(tf.squaredDifference(tf.mean(a, 0), tf.mean(b, 0)));
    await expectClose(sinkhornDivergence(a, b, { epsilon: 1000, iterations: 5 }), means, 5e-3);
  });

  test('the divergence has the right gradients in both samples', async () => {
    const [a, b] = samples();
    await checkGradients(
      (...[u, v]) => sinkhornDivergence(u!, v!, { epsilon: 4, iterations: 10 }),
      [tf.slice(a, [0, 0], [3, 2]), tf.slice(b, [0, 0], [2, 2])],
    );
  });

  test('leaves no tensors behind', async () => {
    const [a, b] = samples();
    const cost = squaredDistances(a, b);
    await expectNoLeak(() => ({ ...sinkhorn(cost, { epsilon, iterations: 2 }) }));
    await expectNoLeak(() => sinkhornDivergence(a, b, { epsilon, iterations: 2 }));
    await expectNoLeak(() => squaredDistances(a, b));
  });
});

test('distances of many coordinates are those of few', async () => {
  const [a, b] = [gaussian(key(0), [3, 12]), gaussian(key(1), [4, 12])];
  const differences = tf.sub(tf.expandDims(a, 1), tf.expandDims(b, 0));
  await expectClose(squaredDistances(a, b), tf.sum(tf.square(differences), -1), 2e-6);
  await checkGradients((...[u, v]) => tf.sum(tf.sqrt(squaredDistances(u!, v!))), [a, b]);
});

test('errors name what is wrong', () => {
  const [vectors, numbers] = [tf.zeros([3, 2]), tf.zeros([3])];
  expect(() => wasserstein(vectors, numbers)).toThrow(
    'wasserstein: y: expected shape [3]; got shape []. Batches of both must be alike.',
  );
  expect(() => wasserstein(numbers, numbers, { weightsOfY: tf.ones([2]) })).toThrow(
    'wasserstein: weightsOfY: expected shape [3]; got shape [2]. Each element has one weight.',
  );
  expect(() => wasserstein(tf.zeros([0]), numbers)).toThrow('expected shape [..., n] with n ≥ 1');
  expect(() => slicedWasserstein(numbers, vectors, key(0))).toThrow(
    'slicedWasserstein: x: expected shape [n, d] with n ≥ 1 and d ≥ 1; got shape [3]. ' +
      'Flatten each sample to a vector: tf.reshape(x, [n, -1]).',
  );
  expect(() => slicedWasserstein(vectors, vectors, key(0), { projections: 0 })).toThrow(
    'slicedWasserstein: projections: expected an integer ≥ 1; got 0.',
  );
  expect(() => sinkhorn(vectors, { epsilon: 0 })).toThrow(
    'sinkhorn: epsilon: expected a finite number > 0; got 0.',
  );
  expect(() => sinkhorn(numbers, { epsilon: 1 })).toThrow('sinkhorn: cost: expected shape [..., n');
  expect(() => sinkhornDivergence(vectors, tf.zeros([3, 4]), { epsilon: 1 })).toThrow(
    'sinkhornDivergence: y: expected vectors of 2 coordinates, as those of x; got shape [3,4].',
  );
  expect(() => squaredDistances(vectors, tf.zeros([3, 4]))).toThrow(
    'squaredDistances: y: expected shape [..., n, d], with d alike in both; got shape [3,4].',
  );
});
