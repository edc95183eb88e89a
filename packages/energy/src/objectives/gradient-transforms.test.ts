import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { foldIn, key } from '@gen/core';
import { gaussian } from '@gen/core/random';
import { expectClose } from '@gen/test-utils';
import type { BipartiteGradient } from '../rbm/bipartite.js';
import { denseConnection } from '../rbm/connection.js';
import { RBM } from '../rbm/rbm.js';
import { binaryUnits } from '../units/binary-units.js';
import { gaussianUnits } from '../units/gaussian-units.js';
import { spinUnits } from '../units/spin-units.js';
import type { Units } from '../units/units.js';
import { centredGradient } from './centred-gradient.js';
import { centring } from './centring.js';
import { contrastiveDivergence } from './contrastive-divergence.js';
import { enhancedGradient } from './enhanced-gradient.js';
import { maximumLikelihood } from './maximum-likelihood.js';
import { pseudoLikelihood } from './pseudo-likelihood.js';
import { sparsityTarget } from './sparsity-target.js';
import { withTransforms } from './with-transforms.js';

function machine(visible: Units, hidden: Units): RBM {
  const rbm = new RBM({ visible, hidden, key: key(0) });
  tf.tidy(() => {
    for (const [i, variable] of Object.values(rbm.parameters()).entries()) {
      variable.assign(tf.mul(gaussian(foldIn(key(1), i), variable.shape), 0.8));
    }
  });
  return rbm;
}

type Gradients = Record<string, Tensor>;

const tiny = (): RBM => machine(binaryUnits(3), binaryUnits(2));

const data = (): Tensor => tf.tensor2d([0, 0, 1, 1, 0, 1, 1, 1, 1, 0, 0, 1, 1, 0, 0], [5, 3]);

const offsets = () => ({
  visible: tf.tensor1d([0.3, 0.8, -0.4]),
  hidden: tf.tensor1d([0.6, -0.2]),
});

/** −(s(h) − λ)ᵀ W (s(v) − μ) is −s(h)ᵀ W s(v) with other biases, but for a constant. */
function biasesOfCentred(rbm: RBM, weight: Tensor, b: Tensor, c: Tensor): RBM['values'] {
  const { visible: mu, hidden: lambda } = offsets();
  const byHidden = tf.sum(tf.mul(weight, tf.reshape(lambda, [-1, 1])), 0);
  const byVisible = tf.sum(tf.mul(weight, mu), 1);
  const { visible, hidden } = rbm.values;
  return {
    weight,
    visible: { ...visible, bias: tf.sub(b, byHidden) },
    hidden: { ...hidden, bias: tf.sub(c, byVisible) },
  };
}

describe('centring', () => {
  test.each([
    ['binary', () => machine(binaryUnits(3), spinUnits(2)), data],
    ['Gaussian', () => machine(gaussianUnits(3), binaryUnits(2)), () => gaussian(key(3), [5, 3])],
  ])('descends on a machine of %s units as on one that is centred', async (_name, make, batch) => {
    const rbm = make();
    const x = batch();
    const { weight, visible, hidden } = rbm.values;
    // The loss as a function of the parameters of the centred machine, at the same distribution.
    const { visible: mu, hidden: lambda } = offsets();
    const start = [
      weight,
      tf.add(visible['bias']!, tf.sum(tf.mul(weight, tf.reshape(lambda, [-1, 1])), 0)),
      tf.add(hidden['bias']!, tf.sum(tf.mul(weight, mu), 1)),
    ] as const;
    const states =
      'states' in rbm.hidden ? (rbm.hidden as ReturnType<typeof binaryUnits>).states() : x;
    const loss = (w: Tensor, b: Tensor, c: Tensor): Tensor => {
      const model = rbm.at(biasesOfCentred(rbm, w, b, c));
      const logZ = tf.logSumExp(tf.neg(model.hiddenFreeEnergy(states)));
      return tf.add(tf.mean(model.freeEnergy(x)), logZ);
    };
    const steps = tf.grads(loss)([...start]) as Tensor[];
    // A step of the centred machine, and where it leads among the usual parameters.
    const rate = 0.01;
    const [w, b, c] = start.map((value, i) => tf.sub(value, tf.mul(steps[i]!, rate)));
    const wanted = biasesOfCentred(rbm, w!, b!, c!);
    const { grads } = maximumLikelihood(rbm)(x, key(1), {});
    const { connection } = rbm;
    const centred = centredGradient('centring', grads, offsets(), connection) as Gradients;
    const moved = (value: Tensor, path: string): Tensor =>
      tf.sub(value, tf.mul(centred[path]!, rate));
    await expectClose(moved(weight, 'weight'), wanted.weight);
    await expectClose(moved(visible['bias']!, 'visible.bias'), wanted.visible['bias']!);
    await expectClose(moved(hidden['bias']!, 'hidden.bias'), wanted.hidden['bias']!);
    rbm.dispose();
  });

  test('leaves the distribution unchanged', async () => {
    const rbm = tiny();
    const { weight, visible, hidden } = rbm.values;
    const centred = rbm.at(biasesOfCentred(rbm, weight, visible['bias']!, hidden['bias']!));
    const v = (rbm.visible as ReturnType<typeof binaryUnits>).states();
    const h = (rbm.hidden as ReturnType<typeof binaryUnits>).states();
    const [all, others] = [tf.expandDims(v, 1), tf.expandDims(h, 0)];
    // E with the offsets written out.
    const { visible: mu, hidden: lambda } = offsets();
    const far = tf.matMul(tf.sub(v, mu) as Tensor2D, weight as Tensor2D, false, true);
    const interaction = tf.matMul(far, tf.sub(h, lambda) as Tensor2D, false, true);
    const own = tf.add(
      tf.sum(tf.mul(all, visible['bias']!), -1),
      tf.sum(tf.mul(others, hidden['bias']!), -1),
    );
    const shares = tf.softmax(tf.reshape(tf.add(interaction, own), [-1]));
    const got = tf.softmax(tf.reshape(tf.neg(centred.energy(all, others)), [-1]));
    await expectClose(got, shares);
    rbm.dispose();
  });

  test('takes running means over the data for offsets, from the first batch on', async () => {
    const rbm = tiny();
    const transform = centring(rbm, { rate: 0.25 });
    const objective = contrastiveDivergence(rbm, { transforms: [transform] });
    const plain = contrastiveDivergence(rbm);
    const first = tf.tidy(() => meansOf(rbm, data()));
    const second = tf.tidy(() => meansOf(rbm, tf.sub(1, data())));
    const wanted = (x: Tensor, at: typeof first, seed: number): BipartiteGradient =>
      centredGradient('centring', plain(x, key(seed), {}).grads, at, rbm.connection);
    const got = objective(data(), key(5), {}).grads;
    await expectClose(got['weight']!, wanted(data(), first, 5)['weight']!);
    // Of weights ¼ · ¾ and ¼.
    const mixed = (a: Tensor, b: Tensor): Tensor => tf.div(tf.add(tf.mul(a, 0.75), b), 1.75);
    const both = {
      visible: mixed(first.visible, second.visible),
      hidden: mixed(first.hidden, second.hidden),
    };
    const other = tf.sub(1, data());
    const then = objective(other, key(6), {}).grads;
    await expectClose(then['visible.bias']!, wanted(other, both, 6)['visible.bias']!);
    expect(Object.keys(objective.parameters())).toContain('centring.visible.sum');
    objective.dispose();
    rbm.dispose();
  });
});

const meansOf = (rbm: RBM, x: Tensor) => ({
  visible: tf.mean(x, 0),
  hidden: tf.mean(rbm.hiddenMean(x), 0),
});

describe('the enhanced gradient', () => {
  test('of weights is the difference of covariances', async () => {
    const rbm = tiny();
    const transforms = [enhancedGradient()];
    const { grads } = maximumLikelihood(rbm, { transforms })(data(), key(1), {});
    const v = (rbm.visible as ReturnType<typeof binaryUnits>).states();
    const ofModel = tf.softmax(tf.neg(rbm.freeEnergy(v)));
    const covariance = (x: Tensor, shares: Tensor): Tensor => {
      const weights = tf.reshape(shares, [-1, 1]);
      const mean = (rows: Tensor): Tensor => tf.sum(tf.mul(rows, weights), 0);
      const h = rbm.hiddenMean(x);
      const centred = (rows: Tensor): Tensor => tf.sub(rows, mean(rows));
      return tf.matMul(
        tf.mul(centred(h), weights) as Tensor2D,
        centred(x) as Tensor2D,
        true,
        false,
      );
    };
    const wanted = tf.sub(covariance(v, ofModel), covariance(data(), tf.fill([5], 0.2)));
    await expectClose(grads['weight']!, wanted);
    rbm.dispose();
  });

  test('does not depend on which value of a unit is called 1', async () => {
    const rbm = tiny();
    const mask = tf.tensor1d([1, 0, 1]); // units that change names
    const sign = tf.sub(1, tf.mul(mask, 2));
    const transforms = [enhancedGradient()];
    const step = (): BipartiteGradient =>
      maximumLikelihood(rbm, { transforms })(data(), key(1), {}).grads;
    const { weight, visible, hidden } = rbm.values;
    const gradient = step();
    // The same distribution of v′ = m (1 − v) + (1 − m) v.
    const other = machine(binaryUnits(3), binaryUnits(2));
    other.parameters()['weight']!.assign(tf.mul(weight, sign));
    other.parameters()['visible.bias']!.assign(tf.mul(visible['bias']!, sign));
    const told = tf.sum(tf.mul(weight, mask), 1);
    other.parameters()['hidden.bias']!.assign(tf.add(hidden['bias']!, told));
    const renamed = tf.add(tf.mul(mask, tf.sub(1, data())), tf.mul(tf.sub(1, mask), data()));
    const { grads } = maximumLikelihood(other, { transforms })(renamed, key(1), {});
    await expectClose(grads['weight']!, tf.mul(gradient['weight']!, sign));
    await expectClose(grads['visible.bias']!, tf.mul(gradient['visible.bias']!, sign));
    const carried = tf.sum(tf.mul(gradient['weight']!, mask), 1);
    await expectClose(grads['hidden.bias']!, tf.add(gradient['hidden.bias']!, carried));
    rbm.dispose();
    other.dispose();
  });
});

test('a sparsity target draws the means of hidden units towards it', async () => {
  const rbm = tiny();
  const transforms = [sparsityTarget(rbm, { target: 0.1, cost: 3, rate: 0.9 })];
  const objective = contrastiveDivergence(rbm, { transforms });
  for (let i = 0; i < 60; i++) {
    const { grads } = objective(data(), key(i), {});
    for (const [path, variable] of Object.entries(rbm.parameters())) {
      variable.assign(tf.sub(variable as Tensor, tf.mul(grads[path]!, 0.2)));
    }
  }
  await expectClose(tf.mean(rbm.hiddenMean(data()), 0), [0.1, 0.1], 0.05);
  objective.dispose();
  rbm.dispose();
});

test('other objectives are transformed by means over the data', async () => {
  const rbm = tiny();
  const plain = pseudoLikelihood(rbm)(data(), key(1), {});
  const objective = withTransforms(rbm, pseudoLikelihood(rbm), [centring(rbm)]);
  const { grads, value } = objective(data(), key(1), {});
  await expectClose(value, plain.value);
  const wanted = centredGradient('centring', plain.grads, meansOf(rbm, data()), rbm.connection);
  for (const [path, gradient] of Object.entries(wanted)) {
    await expectClose(grads[path]!, gradient);
  }
  expect(Object.keys(objective.parameters())).toHaveLength(4);
  objective.dispose();
  rbm.dispose();
});

test('the enhanced gradient of objectives without states of the model is between data and their reconstruction', async () => {
  const rbm = tiny();
  const objective = withTransforms(rbm, pseudoLikelihood(rbm), [enhancedGradient()]);
  const { grads } = objective(data(), key(1), {});
  const [ofData, ofModel] = [data(), rbm.visibleMean(rbm.hiddenMean(data()))].map((x) =>
    meansOf(rbm, x),
  );
  const half = (a: Tensor, b: Tensor): Tensor => tf.mul(tf.add(a, b), 0.5);
  const between = {
    visible: half(ofData!.visible, ofModel!.visible),
    hidden: half(ofData!.hidden, ofModel!.hidden),
  };
  const plain = pseudoLikelihood(rbm)(data(), key(1), {}).grads;
  const wanted = centredGradient('enhancedGradient', plain, between, rbm.connection);
  for (const [path, gradient] of Object.entries(wanted)) await expectClose(grads[path]!, gradient);
  objective.dispose();
  rbm.dispose();
});

test('units that are joined are centred as one layer', async () => {
  const [x, w] = [gaussian(key(1), [3]), gaussian(key(2), [2, 3])];
  const hiddenBias = gaussian(key(3), [2]);
  const whole = { weight: w, 'visible.bias': x, 'hidden.bias': hiddenBias };
  const [first, second] = tf.split(x, [1, 2]) as [Tensor, Tensor];
  const parts = {
    weight: w,
    'visible.0.bias': first,
    'visible.1.bias': second,
    'hidden.bias': hiddenBias,
  };
  const connection = denseConnection(3, 2);
  const wanted = centredGradient('centring', whole, offsets(), connection);
  const got = centredGradient('centring', parts, offsets(), connection);
  await expectClose(got['weight']!, wanted['weight']!);
  const joined = tf.concat([got['visible.0.bias']!, got['visible.1.bias']!]);
  await expectClose(joined, wanted['visible.bias']!);
  const bad = { ...whole, 'visible.bias': second };
  expect(() => centredGradient('centring', bad, offsets(), connection)).toThrow(
    'centring: rbm: expected a bias for each of the 3 visible units, or for each channel of them; got shape [2].',
  );
});

test('shares that are none are refused', () => {
  const rbm = tiny();
  expect(() => centring(rbm, { rate: 0 })).toThrow(
    'centring: rate: expected a number above 0, at most 1; got 0.',
  );
  expect(() => sparsityTarget(rbm, { target: NaN })).toThrow('sparsityTarget: target: expected');
  rbm.dispose();
});
