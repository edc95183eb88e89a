import * as tf from '@tensorflow/tfjs-core';
import type { Scalar, Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { foldIn, key, valueAndGrads, type Key, type Objective } from '@gen/core';
import { gaussian } from '@gen/core/random';
import { mlp, softplus } from '@gen/core/nn';
import { expectClose, expectNoLeak, expectWithinError, quadraticEnergy } from '@gen/test-utils';
import { DeepEnergy } from '../deep/deep-energy.js';
import type { EnergyModel } from '../energy-model.js';
import { denoisingScoreMatching } from './denoising-score-matching.js';
import { scoreMatching } from './score-matching.js';
import { slicedScoreMatching } from './sliced-score-matching.js';

/** Four points of mean (1, −1) and covariance [[2, 1], [1, 1]]. */
const data = (): Tensor2D => tf.tensor2d([3, 0, -1, -2, 1, 0, 1, -2], [4, 2]);
const MEAN = [1, -1];
const PRECISION = [
  [1, -1],
  [-1, 2],
];
const OTHER = [
  [0.5, 0.2],
  [0.2, 1.5],
];
const zeros = { mean: [0, 0], precision: [0, 0, 0, 0] };

/** Gradients at several keys, and from them their mean and its error, by path. */
async function expectMeanGradients(
  objective: Objective<Tensor>,
  batch: Tensor,
  expected: Readonly<Record<string, Tensor | number[]>>,
  keys = 24,
): Promise<void> {
  const estimates = Array.from({ length: keys }, (_, i) =>
    objective(batch, foldIn(key(11), i), {}),
  );
  for (const [path, wanted] of Object.entries(expected)) {
    const each = tf.stack(estimates.map(({ grads }) => tf.reshape(grads[path]!, [-1])));
    const { mean, variance } = tf.moments(each, 0);
    const standardError = tf.sqrt(tf.div(variance, keys - 1));
    const flat = Array.isArray(wanted) ? wanted : tf.reshape(wanted, [-1]);
    await expectWithinError({ value: mean, standardError }, flat);
  }
}

describe('scoreMatching', () => {
  test('of a Gaussian energy is best at mean and covariance of the data', async () => {
    const model = quadraticEnergy(MEAN, PRECISION);
    const { value, grads } = scoreMatching(model)(data(), key(0), {});
    await expectClose(value, -1.5); // −½ tr S⁻¹
    await expectClose(grads['mean']!, zeros.mean);
    await expectClose(tf.reshape(grads['precision']!, [4]), zeros.precision);
    model.dispose();
  });

  test('equals ½ ‖∇F‖² less the Laplacian, worked out by hand', async () => {
    const network = mlp({ inputs: 3, hidden: [5], outputs: 1, activation: softplus, key: key(3) });
    const model = new DeepEnergy({ network });
    const x = gaussian(key(4), [4, 3]) as Tensor2D;
    // F = w·softplus(A x + b): ∇F = Aᵀ (w ∘ σ), ΔF = Σⱼ wⱼ σⱼ (1 − σⱼ) ‖Aⱼ‖².
    const p = model.parameters() as unknown as Record<string, Tensor2D>;
    const byHand = valueAndGrads(model.parameters(), () => {
      const [a, w] = [p['network.0.weight']!, p['network.2.weight']!];
      const s = tf.sigmoid(tf.add(tf.matMul(x, a, false, true), p['network.0.bias']!));
      const gradient = tf.matMul(tf.mul(s, w) as Tensor2D, a);
      const curvature = tf.mul(tf.mul(s, tf.sub(1, s)), tf.mul(w, tf.sum(tf.square(a), 1)));
      const each = tf.sub(tf.mul(0.5, tf.sum(tf.square(gradient), 1)), tf.sum(curvature, 1));
      return { value: tf.mean<Scalar>(each) };
    });
    const got = scoreMatching(model)(x, key(0), {});
    await expectClose(got.value, byHand.value, 1e-4);
    for (const path of ['network.0.weight', 'network.0.bias', 'network.2.weight']) {
      await expectClose(got.grads[path]!, byHand.grads[path]!, 1e-4);
    }
    await expectNoLeak(() => ({ ...scoreMatching(model)(x, key(0), {}) }) as tf.TensorContainer);
    model.dispose();
  });

  test('of images equals that of vectors', async () => {
    const freeEnergy = (x: Tensor): Tensor =>
      tf.sum(tf.pow(tf.reshape(x, [x.shape[0]!, -1]), 3), 1);
    const scale = tf.variable(tf.scalar(0.7));
    const model: EnergyModel = {
      freeEnergy: (x) => tf.mul(freeEnergy(x), scale),
      parameters: () => ({ scale }),
      dispose: () => scale.dispose(),
    };
    const x = gaussian(key(5), [3, 4]);
    const wanted = scoreMatching(model)(x, key(0), {});
    const got = scoreMatching(model)(tf.reshape(x, [3, 2, 2]), key(0), {});
    await expectClose(got.value, wanted.value);
    await expectClose(got.grads['scale']!, wanted.grads['scale']!);
    model.dispose();
  });
});

describe('slicedScoreMatching', () => {
  test('along the signs of one coordinate is exact', async () => {
    const model = quadraticEnergy([0.4], [[1.7]]);
    const x = gaussian(key(6), [5, 1]);
    const wanted = scoreMatching(model)(x, key(0), {});
    for (const options of [{}, { reduceVariance: false }, { slices: 3 }]) {
      const got = slicedScoreMatching(model, options)(x, key(1), {});
      await expectClose(got.value, wanted.value);
      await expectClose(got.grads['precision']!, wanted.grads['precision']!);
    }
    model.dispose();
  });

  const kinds = {
    'signs, reduced': {},
    'signs, not reduced': { reduceVariance: false },
    'Gaussian, reduced': { directions: (k: Key, shape: readonly number[]) => gaussian(k, shape) },
  };
  for (const [name, options] of Object.entries(kinds)) {
    test(`has the gradient of scoreMatching as its mean: ${name}`, async () => {
      const model = quadraticEnergy([0, 0.5], OTHER);
      const { grads } = scoreMatching(model)(data(), key(0), {});
      const many = tf.tile(data(), [100, 1]);
      await expectMeanGradients(slicedScoreMatching(model, options), many, grads);
      model.dispose();
    });
  }

  test('says what is wrong with its options', () => {
    const model = quadraticEnergy([0], [[1]]);
    expect(() => slicedScoreMatching(model, { slices: 0 })).toThrow('slicedScoreMatching: slices');
    model.dispose();
  });
});

describe('denoisingScoreMatching', () => {
  test('of a Gaussian energy is best at the covariance of the data with the noise', async () => {
    // (S + I)⁻¹
    const model = quadraticEnergy(MEAN, [
      [0.4, -0.2],
      [-0.2, 0.6],
    ]);
    const many = tf.tile(data(), [500, 1]);
    await expectMeanGradients(denoisingScoreMatching(model, { scales: 1 }), many, zeros);
    model.dispose();
  });

  test('of an energy that is told the scale is best where it has the variance of each', async () => {
    // Points ±√2 about 1: mean 1, variance 2.
    const x = tf.tile(tf.tensor2d([1 + Math.SQRT2, 1 - Math.SQRT2], [2, 1]), [2000, 1]);
    const variance = tf.variable(tf.scalar(2));
    const told = (at: Tensor, scales: Tensor): Tensor =>
      tf.div(
        tf.mul(0.5, tf.sum(tf.squaredDifference(at, 1), -1)),
        tf.add(variance, tf.square(scales)),
      );
    const model: EnergyModel = {
      freeEnergy: (at) => told(at, tf.scalar(0)),
      parameters: () => ({ variance }),
      dispose: () => variance.dispose(),
    };
    const objective = denoisingScoreMatching(model, { scales: [0.5, 1, 2], freeEnergy: told });
    await expectMeanGradients(objective, x, { variance: [0] });
    variance.assign(tf.scalar(1));
    const { grads } = objective(x, key(0), {});
    expect(Math.abs((await grads['variance']!.data())[0]!)).toBeGreaterThan(0.01);
    model.dispose();
  });

  test('weighs scales, and says what is wrong with them', async () => {
    const model = quadraticEnergy(MEAN, OTHER);
    const one = denoisingScoreMatching(model, { scales: 0.5 })(data(), key(1), {});
    const same = denoisingScoreMatching(model, { scales: [0.5, 0.5] })(data(), key(1), {});
    await expectClose(same.value, one.value);
    const weighting = (scales: Tensor): Tensor => tf.mul(tf.onesLike(scales), 4);
    const more = denoisingScoreMatching(model, { scales: 0.5, weighting })(data(), key(1), {});
    await expectClose(more.value, tf.mul(one.value, 16));
    for (const scales of [[], 0, [1, -1]]) {
      expect(() => denoisingScoreMatching(model, { scales })).toThrow(
        'denoisingScoreMatching: scales: expected numbers above 0, at least one',
      );
    }
    model.dispose();
  });
});
