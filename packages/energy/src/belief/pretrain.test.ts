import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { foldIn, key, split, valueAndGrads, type Key, type Objective } from '@gen/core';
import { bernoulli } from '@gen/core/random';
import { randomNormal, stateDict, sigmoid } from '@gen/core/nn';
import { memoryStore, sgd, type Batches } from '@gen/core/train';
import { expectClose, expectNoLeak } from '@gen/test-utils';
import { RBM } from '../rbm/rbm.js';
import { binaryUnits } from '../units/binary-units.js';
import { gaussianUnits } from '../units/gaussian-units.js';
import { classification } from './classification.js';
import { discriminativeNetwork } from './discriminative-network.js';
import { pretrain, pretrainSteps, type PretrainOptions } from './pretrain.js';

const sizes = [4, 3, 2];
const stackOf = (): RBM[] =>
  split(key(1), 2).map(
    (layerKey, l) =>
      new RBM({
        visible: binaryUnits(sizes[l]!),
        hidden: binaryUnits(sizes[l + 1]!),
        key: layerKey,
        weightInitializer: randomNormal({ stddev: 1 }),
      }),
  );
const batches: Batches<Tensor> = {
  batchesPerEpoch: 3,
  batchSize: 5,
  batch: (epoch, index) => bernoulli(foldIn(key(2), 3 * epoch + index), [5, 4], { probs: 0.5 }),
};
/** Raises the energy of noise and lowers that of data, by draws of its own. */
const contrast =
  (rbm: RBM): Objective<Tensor> =>
  (v, stepKey) =>
    valueAndGrads(rbm.parameters(), () => {
      const noise = bernoulli(stepKey, v.shape, { probs: 0.5 });
      const gap = tf.sub(rbm.freeEnergy(v), rbm.freeEnergy(noise));
      return { value: tf.mean<tf.Scalar>(tf.softplus(gap)) };
    });
const optionsOf = (stack: readonly RBM[]): PretrainOptions<RBM> => ({
  stack,
  objective: contrast,
  fit: (index) => ({ steps: 4 + index, optimizer: sgd({ learningRate: 0.1 }), reportEvery: 1 }),
  batches,
  key: key(3),
});
const bitsOf = (stack: readonly RBM[]) => Promise.all(stack.map((rbm) => stateDict(rbm)));
const disposeAll = (stack: readonly RBM[]): void => stack.forEach((rbm) => rbm.dispose());

describe('greedy pretraining', () => {
  test('trains one layer after another, each on draws of the one below', async () => {
    const stack = stackOf();
    const seen: [layer: number, shape: number[]][] = [];
    const first = await stateDict(stack[1]!);
    const results = await pretrain({
      ...optionsOf(stack),
      fit: (index) => ({ ...optionsOf(stack).fit(index), eager: true }),
      objective: (rbm, index) => (v, stepKey, scalars) => {
        seen.push([index, v.shape]);
        return contrast(rbm)(v, stepKey, scalars);
      },
      onProgress: async ({ layer, layers, step, metrics }) => {
        expect([layers, Number.isFinite(metrics['loss'])]).toEqual([2, true]);
        if (layer === 0 && step === 4) expect(await stateDict(stack[1]!)).toEqual(first);
      },
    });
    expect(results.map(({ steps }) => steps)).toEqual([4, 5]);
    const shapes = [...Array<unknown>(4).fill([0, [5, 4]]), ...Array<unknown>(5).fill([1, [5, 3]])];
    expect(seen).toEqual(shapes);
    disposeAll(stack);
  });

  test('gives the next layer what `up` makes of the trained ones', async () => {
    const stack = stackOf();
    const given: Tensor[] = [];
    const made: Tensor[] = [];
    await pretrain({
      ...optionsOf(stack),
      fit: () => ({ steps: 1, eager: true }),
      up: (rbm, v, _, index) => {
        expect(index).toBe(0);
        return tf.keep(made[made.push(rbm.hiddenMean(v)) - 1]!);
      },
      objective: (rbm, index) => (v, stepKey, scalars) => {
        if (index === 1) given.push(tf.keep(tf.clone(v)));
        return contrast(rbm)(v, stepKey, scalars);
      },
    });
    await expectClose(given[0]!, made[0]!, 0);
    tf.dispose([given, made]);
    disposeAll(stack);
  });

  test.each([2, 6])('taken up after %d steps equals uninterrupted, bit for bit', async (stop) => {
    const [whole, half, rest] = [stackOf(), stackOf(), stackOf()];
    await pretrain(optionsOf(whole));
    const [store, abort] = [memoryStore(), new AbortController()];
    let done = 0;
    const results = await pretrain({
      ...optionsOf(half),
      checkpoint: { store },
      signal: abort.signal,
      onProgress: () => void (++done === stop && abort.abort()),
    });
    expect(results.at(-1)!.aborted).toBe(true);
    expect(results.length).toBe(stop < 4 ? 1 : 2);
    await pretrain({ ...optionsOf(rest), checkpoint: { store }, resume: true });
    expect(await bitsOf(rest)).toEqual(await bitsOf(whole));
    expect(await store.list()).toEqual(['layer-0.safetensors', 'layer-1.safetensors']);
    [whole, half, rest].forEach(disposeAll);
  });

  test('leaves no tensor behind, also when its loop is left', async () => {
    const stack = stackOf();
    await expectNoLeak(async () => {
      for await (const { layer, step } of pretrainSteps(optionsOf(stack))) {
        if (layer === 1 && step === 2) break;
      }
    });
    await expectNoLeak(async () => {
      const failing = pretrain({
        ...optionsOf(stack),
        onProgress: () => Promise.reject(new Error('full')),
      });
      await expect(failing).rejects.toThrow('full');
    });
    disposeAll(stack);
  });

  test('disposes what objectives own', async () => {
    const stack = stackOf();
    const owned: tf.Variable[] = [];
    await pretrain({
      ...optionsOf(stack),
      fit: () => ({ steps: 1 }),
      objective: (rbm) => {
        const own = tf.variable(tf.zeros([1]), false);
        owned.push(own);
        const parts = { parameters: () => ({ own }), dispose: () => own.dispose() };
        return Object.assign(contrast(rbm), parts);
      },
    });
    expect(owned.map(({ isDisposed }) => isDisposed)).toEqual([true, true]);
    disposeAll(stack);
  });
});

describe('a network that begins as a stack', () => {
  const options = { classes: 3, key: key(4), weightInitializer: randomNormal({ stddev: 1 }) };

  test('has the mean of each layer given that of the one below', async () => {
    const stack = stackOf();
    const network = discriminativeNetwork(stack, options);
    const x = tf.tensor2d([[1, 0, 1, 1], [0, 1, 0, 1]]); // prettier-ignore
    const { '4.weight': weight } = network.parameters();
    const h = stack[1]!.hiddenMean(stack[0]!.hiddenMean(x)) as tf.Tensor2D;
    await expectClose(
      network.apply(x),
      tf.matMul(h, weight as unknown as tf.Tensor2D, false, true),
    );
    expect(Object.keys(network.parameters())).toEqual(
      ['0.weight', '0.bias', '2.weight', '2.bias', '4.weight', '4.bias'], // prettier-ignore
    );
    const before = await stateDict(stack[0]!);
    network.parameters()['0.weight']!.assign(tf.zeros([3, 4]));
    expect(await stateDict(stack[0]!)).toEqual(before);
    network.dispose();
    disposeAll(stack);
  });

  test('takes the variances of real visible units along', async () => {
    const rbm = new RBM({ visible: gaussianUnits(3), hidden: binaryUnits(2), key: key(5) });
    rbm.parameters()['visible.logVariance']!.assign(tf.tensor1d([0.5, -1, 2]));
    rbm.parameters()['weight']!.assign(tf.tensor2d([[1, 2, -1], [0.5, -2, 1]])); // prettier-ignore
    const network = discriminativeNetwork([rbm as unknown as RBM], options);
    const x = tf.tensor2d([[0.3, -1.2, 2]]);
    const [weight, bias] = ['0.weight', '0.bias'].map((path) => network.parameters()[path]!);
    const input = tf.add(tf.matMul(x, weight as unknown as tf.Tensor2D, false, true), bias!);
    await expectClose(sigmoid(input), rbm.hiddenMean(x));
    network.dispose();
    rbm.dispose();
  });

  test('is trained by the surprise about classes', async () => {
    const stack = stackOf();
    const network = discriminativeNetwork(stack, options);
    const x = bernoulli(key(6), [6, 4], { probs: 0.5 });
    const labels = [0, 1, 2, 2, 1, 0];
    const y = tf.oneHot(labels, 3);
    const { value, metrics, grads } = classification(network)({ x, y }, key(7) as Key, {});
    const logProb = (await tf.logSoftmax(network.apply(x)).array()) as number[][];
    const want = labels.reduce((sum, label, i) => sum - logProb[i]![label]! / 6, 0);
    await expectClose(value, want, 1e-5);
    const right = labels.filter(
      (label, i) => label === logProb[i]!.indexOf(Math.max(...logProb[i]!)),
    );
    await expectClose(metrics!['accuracy']!, right.length / 6, 1e-6);
    expect(Object.keys(grads)).toEqual(Object.keys(network.parameters()));
    await expectClose(classification(network).evaluate({ x, y }, key(7), {})['loss']!, value);
    expect(() => classification(network)({ x, y: tf.zeros([6, 2]) }, key(7), {})).toThrow(
      'classification: y: expected shape [6,3]; got shape [6,2]. Classes [6] will do too.',
    );
    network.dispose();
    disposeAll(stack);
  });
});
