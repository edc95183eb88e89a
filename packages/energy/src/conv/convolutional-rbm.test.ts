import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor4D } from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { key } from '@gen/core';
import { bernoulli, gaussian } from '@gen/core/random';
import { fit } from '@gen/core/train';
import { expectClose, expectNoLeak } from '@gen/test-utils';
import { centredGradient } from '../objectives/centred-gradient.js';
import { contrastiveDivergence } from '../objectives/contrastive-divergence.js';
import { persistentContrastiveDivergence } from '../objectives/persistent-contrastive-divergence.js';
import { sparsityTarget } from '../objectives/sparsity-target.js';
import { RBM } from '../rbm/rbm.js';
import { binaryUnits } from '../units/binary-units.js';
import { gaussianUnits } from '../units/gaussian-units.js';
import type { Units } from '../units/units.js';
import { convolutionalConnection } from './convolutional-connection.js';
import { convolutionalRBM } from './convolutional-rbm.js';
import { pooledUnits, type PooledUnits } from './pooled-units.js';

const IMAGE = [4, 5, 2] as const;
const [HEIGHT, WIDTH, CHANNELS] = IMAGE;
const [HIGH, WIDE, FILTERS] = [3, 2, 3];
const [ROWS, COLUMNS] = [HEIGHT - HIGH + 1, WIDTH - WIDE + 1]; // 2 and 4
const VISIBLE = HEIGHT * WIDTH * CHANNELS;
const HIDDEN = ROWS * COLUMNS * FILTERS;
const config = { image: IMAGE, filters: FILTERS, kernelSize: [HIGH, WIDE] as const, pool: 2 };

/** For each weight of the dense matrix, the place of that of the filters which it is tied to, or −1. */
const ties = Array.from({ length: HIDDEN }, (_, h) => {
  const [i, j, k] = [Math.floor(h / (COLUMNS * FILTERS)), Math.floor(h / FILTERS) % COLUMNS, h % FILTERS]; // prettier-ignore
  return Array.from({ length: VISIBLE }, (_, v) => {
    const [y, x, c] = [Math.floor(v / (WIDTH * CHANNELS)), Math.floor(v / CHANNELS) % WIDTH, v % CHANNELS]; // prettier-ignore
    const [a, b] = [y - i, x - j];
    const isIn = a >= 0 && a < HIGH && b >= 0 && b < WIDE;
    return isIn ? ((a * WIDE + b) * CHANNELS + c) * FILTERS + k : -1;
  });
});

/** The dense matrix of tied weights. */
async function tied(weight: Tensor): Promise<Tensor> {
  const values = await weight.data();
  return tf.tensor2d(ties.map((row) => row.map((place) => (place < 0 ? 0 : values[place]!))));
}

/** Sums over what is tied. */
async function untied(gradient: Tensor): Promise<Float32Array> {
  const sums = new Float32Array(HIGH * WIDE * CHANNELS * FILTERS);
  for (const [i, value] of (await gradient.data()).entries()) {
    const place = ties[Math.floor(i / VISIBLE)]![i % VISIBLE]!;
    if (place >= 0) sums[place]! += value;
  }
  return sums;
}

const overPlaces = (gradient: Tensor, channels: number): Tensor =>
  tf.sum(tf.reshape(gradient, [-1, channels]), 0);

/** A convolutional RBM and the dense one with the same distribution. */
async function pairOf<V extends Units>(
  convolutional: RBM<V, PooledUnits>,
  visible: V,
): Promise<readonly [RBM<V, PooledUnits>, RBM<V, PooledUnits>]> {
  const hidden = pooledUnits({ height: ROWS, width: COLUMNS, channels: FILTERS, pool: 2 });
  const dense = new RBM<V, PooledUnits>({ visible, hidden, key: key(0) } as never);
  const targets = dense.parameters();
  for (const [i, [path, variable]] of Object.entries(convolutional.parameters()).entries()) {
    tf.tidy(() => variable.assign(tf.mul(gaussian(key(i), variable.shape), 0.5)));
    const channels = path.startsWith('visible') ? CHANNELS : FILTERS;
    const value =
      path === 'weight'
        ? await tied(variable as Tensor)
        : tf.tile(variable, [targets[path]!.size / channels]);
    targets[path]!.assign(value);
  }
  return [convolutional, dense];
}

const states = () => {
  const hidden = pooledUnits({ height: ROWS, width: COLUMNS, channels: FILTERS, pool: 2 });
  const h = hidden.sample(key(9), gaussian(key(8), [6, HIDDEN]), hidden.init());
  const v = bernoulli(key(7), [6, VISIBLE], { probs: 0.5 });
  return { v, h, weights: tf.tensor1d([1, -1, 0.5, 2, -0.3, 0.7]) };
};

const kinds = {
  binary: () =>
    pairOf(convolutionalRBM({ ...config, key: key(1) }) as RBM<Units, PooledUnits>, binaryUnits(VISIBLE) as Units), // prettier-ignore
  Gaussian: () =>
    pairOf(
      convolutionalRBM({ ...config, visible: gaussianUnits, key: key(1) }) as unknown as RBM<Units, PooledUnits>, // prettier-ignore
      gaussianUnits(VISIBLE) as unknown as Units,
    ),
};

describe('a convolution and its transpose', () => {
  test('are the dense matrix of tied weights, and weightGradient is that of its products', async () => {
    const connection = convolutionalConnection(config);
    const weight = gaussian(key(2), connection.weightShape) as Tensor4D;
    const matrix = (await tied(weight)) as tf.Tensor2D;
    const { v, h } = states();
    await expectClose(connection.toHidden(v, weight), tf.matMul(v as tf.Tensor2D, matrix, false, true)); // prettier-ignore
    await expectClose(connection.toVisible(h, weight), tf.matMul(h as tf.Tensor2D, matrix));
    const dense = tf.matMul(h as tf.Tensor2D, v as tf.Tensor2D, true);
    const gradient = connection.weightGradient(v, h);
    expect(gradient.shape).toEqual(connection.weightShape);
    await expectClose(tf.reshape(gradient, [-1]), await untied(dense));
    await expectNoLeak(() => connection.weightGradient(v, h));
  });

  test('say what does not fit', () => {
    expect(() => convolutionalConnection({ ...config, kernelSize: 5 })).toThrow(
      'convolutionalConnection: kernelSize: expected at most 4×5, as the image; got 5×5.',
    );
    expect(() => convolutionalRBM({ ...config, pool: 3, key: key(0) })).toThrow(
      'pooledUnits: height: expected a multiple of pool, 3; got 2.',
    );
  });
});

for (const [name, make] of Object.entries(kinds)) {
  describe(`a convolutional RBM with ${name} visible units equals the dense one`, () => {
    test('in energies, free energies and means', async () => {
      const [model, dense] = await make();
      const { v, h } = states();
      await expectClose(model.energy(v, h), dense.energy(v, h));
      await expectClose(model.freeEnergy(v), dense.freeEnergy(v), 2e-5);
      await expectClose(model.at().hiddenFreeEnergy(h), dense.at().hiddenFreeEnergy(h), 2e-5);
      await expectClose(model.hiddenMean(v), dense.hiddenMean(v));
      await expectClose(model.visibleMean(h), dense.visibleMean(h));
      await expectClose(model.hiddenGiven(v).logProb(h), dense.hiddenGiven(v).logProb(h), 2e-5);
      model.dispose();
      dense.dispose();
    });

    test('in draws, tempered energies and annealed ones', async () => {
      const [model, dense] = await make();
      const { v, h } = states();
      await expectClose(model.sampleHidden(key(3), v), dense.sampleHidden(key(3), v));
      await expectClose(model.gibbs(key(4), v, 1), dense.gibbs(key(4), v, 1), 2e-5);
      const beta = tf.scalar(0.4);
      const [tempered, cooled] = [model, dense].map((rbm) => rbm.at().tempered(beta));
      await expectClose(tempered!.freeEnergy(v), cooled!.freeEnergy(v), 2e-5);
      const base = { visible: dense.visible.init() };
      const [warm, cold] = [model, dense].map((rbm) => rbm.at().annealed(base, beta));
      await expectClose(warm!.energy(v, h), cold!.energy(v, h), 2e-5);
      model.dispose();
      dense.dispose();
    });

    test('in gradients, summed over what is tied', async () => {
      const [model, dense] = await make();
      const { v, h, weights } = states();
      const gradients = [
        [model, dense].map((rbm) => rbm.at().freeEnergyGradient(v, weights)),
        [model, dense].map((rbm) => rbm.at().energyGradient({ visible: v, hidden: h }, weights)),
      ];
      for (const [got, wanted] of gradients) {
        for (const path of Object.keys(got!)) {
          if (path === 'weight') {
            await expectClose(tf.reshape(got![path]!, [-1]), await untied(wanted![path]!), 5e-5);
          } else {
            const channels = path.startsWith('visible') ? CHANNELS : FILTERS;
            await expectClose(got![path]!, overPlaces(wanted![path]!, channels), 5e-5);
          }
        }
      }
      await expectNoLeak(() => ({ ...model.at().freeEnergyGradient(v, weights) }));
      model.dispose();
      dense.dispose();
    });
  });
}

describe('objectives of RBMs', () => {
  test('have the gradient of the dense machine, summed over what is tied', async () => {
    const [model, dense] = await kinds.binary();
    const { v } = states();
    const [got, wanted] = [model, dense].map((rbm) => {
      const objective = contrastiveDivergence(rbm, { steps: 1 });
      return objective(v, key(5), {}).grads;
    });
    await expectClose(tf.reshape(got!['weight']!, [-1]), await untied(wanted!['weight']!), 5e-5);
    const ofHidden = overPlaces(wanted!['hidden.bias']!, FILTERS);
    await expectClose(got!['hidden.bias']!, ofHidden, 5e-5);
    model.dispose();
    dense.dispose();
  });

  test('have the sparsity of the dense machine, summed over what is tied', async () => {
    const [model, dense] = await kinds.binary();
    const { v } = states();
    const [got, wanted] = [model, dense].map((rbm) => {
      const transforms = [sparsityTarget(rbm, { target: 0.1, cost: 1 })];
      const objective = contrastiveDivergence(rbm, { transforms });
      const { grads } = objective(v, key(5), {});
      objective.dispose();
      return grads;
    });
    await expectClose(tf.reshape(got!['weight']!, [-1]), await untied(wanted!['weight']!), 5e-5);
    const ofHidden = overPlaces(wanted!['hidden.bias']!, FILTERS);
    await expectClose(got!['hidden.bias']!, ofHidden, 5e-5);
    model.dispose();
    dense.dispose();
  });

  test('centre it by descent on the biases that stand for its offsets in the mean over places', async () => {
    const connection = convolutionalConnection(config);
    const shape = [HIGH, WIDE, CHANNELS, FILTERS];
    const [b, c] = [[CHANNELS], [FILTERS]] as number[][];
    const [w, dw, db, dc] = [shape, shape, b!, c!].map((s, i) => gaussian(key(i), s)) as Tensor[];
    const offsets = { visible: gaussian(key(5), [VISIBLE]), hidden: gaussian(key(6), [HIDDEN]) };
    const dense = (weight: Tensor): Tensor => {
      const flat = tf.concat([tf.reshape(weight, [-1]), tf.zeros([1])]);
      const places = ties.map((row) => row.map((place) => (place < 0 ? flat.size - 1 : place)));
      return tf.gather(flat, tf.tensor2d(places, undefined, 'int32'));
    };
    const ofPlaces = (told: Tensor, channels: number): Tensor =>
      tf.mean(tf.reshape(told, [-1, channels]), 0);
    const toVisible = (weight: Tensor): Tensor =>
      ofPlaces(tf.sum(tf.mul(dense(weight), tf.reshape(offsets.hidden, [-1, 1])), 0), CHANNELS);
    const toHidden = (weight: Tensor): Tensor =>
      ofPlaces(tf.sum(tf.mul(dense(weight), offsets.visible), 1), FILTERS);
    // A loss with these gradients, of the weights and the biases of a machine that is centred.
    const loss = (weight: Tensor, visible: Tensor, hidden: Tensor): Tensor =>
      tf.addN([
        tf.sum(tf.mul(dw!, weight)),
        tf.sum(tf.mul(db!, tf.sub(visible, toVisible(weight)))),
        tf.sum(tf.mul(dc!, tf.sub(hidden, toHidden(weight)))),
      ]);
    const [weight, visible, hidden] = tf.grads(loss)([w!, tf.zeros(b!), tf.zeros(c!)]);
    const gradient = { weight: dw!, 'visible.bias': db!, 'hidden.bias': dc! };
    const got = centredGradient('centring', gradient, offsets, connection);
    await expectClose(got['weight']!, weight!, 5e-5);
    await expectClose(got['visible.bias']!, tf.sub(visible!, toVisible(weight!)), 5e-5);
    await expectClose(got['hidden.bias']!, tf.sub(hidden!, toHidden(weight!)), 5e-5);
  });

  test('train it in recorded steps as in others', async () => {
    const trained = async (eager: boolean): Promise<unknown> => {
      const rbm = convolutionalRBM({ ...config, key: key(1) });
      const objective = persistentContrastiveDivergence(rbm, { chains: 4, key: key(2) });
      const batch = (_: number, i: number): Tensor =>
        bernoulli(key(i), [3, VISIBLE], { probs: 0.3 });
      const batches = { batchSize: 3, batchesPerEpoch: 4, batch };
      await fit({ model: rbm, objective, batches, steps: 4, key: key(3), eager });
      const variables = Object.values(rbm.parameters());
      const values = await Promise.all(variables.map((variable) => variable.data()));
      objective.dispose();
      rbm.dispose();
      return values;
    };
    expect(await trained(false)).toEqual(await trained(true));
  });
});

test('free energy equals the sum over hidden states', async () => {
  const rbm = convolutionalRBM({ image: [3, 3, 1], filters: 2, kernelSize: 2, key: key(0) });
  const { weight } = rbm.parameters();
  tf.tidy(() => weight!.assign(gaussian(key(1), weight!.shape)));
  const h = rbm.hidden.states(); // 5²
  const v = bernoulli(key(2), [4, 9], { probs: 0.5 });
  const joint = rbm.energy(tf.expandDims(v, 1), tf.expandDims(h, 0));
  await expectClose(rbm.freeEnergy(v), tf.neg(tf.logSumExp(tf.neg(joint), 1)));
  rbm.dispose();
});
