import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { key } from '@gen/core';
import { randomNormal } from '@gen/core/nn';
import { expectClose, expectNoLeak } from '@gen/test-utils';
import { RBM } from '../rbm/rbm.js';
import { binaryUnits } from '../units/binary-units.js';
import { gaussianUnits } from '../units/gaussian-units.js';
import type { Units } from '../units/units.js';
import { beginAsBelow } from './begin-as-below.js';
import { beliefBaseRates } from './belief-base-rates.js';
import { deepBeliefBound } from './deep-belief-bound.js';
import { DeepBeliefNetwork } from './deep-belief-network.js';
import { pretrain } from './pretrain.js';

const make = (visible: Units, hidden: Units, seed: number): RBM => {
  const weightInitializer = randomNormal({ stddev: 1 });
  const rbm = new RBM({ visible, hidden, key: key(seed), weightInitializer });
  for (const [path, variable] of Object.entries(rbm.parameters())) {
    if (path.endsWith('bias')) variable.assign(tf.linspace(-0.8, 0.5, variable.size));
  }
  return rbm;
};
const v = (): Tensor => binaryUnits(3).states();

describe('an RBM that begins as the one below it upside down', () => {
  test('makes the model that this is: the bound is tight at every draw', async () => {
    const [below, rbm] = [make(binaryUnits(3), binaryUnits(2), 0), make(binaryUnits(2), binaryUnits(3), 1)]; // prettier-ignore
    beginAsBelow(rbm, below);
    const wanted = tf.neg(below.freeEnergy(v()));
    const network = new DeepBeliefNetwork({ stack: [below, rbm] });
    for (const seed of [0, 1]) await expectClose(deepBeliefBound(network)(v(), key(seed)), wanted, 1e-5); // prettier-ignore
    network.dispose();
  });

  test('keeps hidden units of its own, and is asked before its layer is trained', async () => {
    const [below, rbm] = [make(binaryUnits(3), binaryUnits(2), 0), make(binaryUnits(2), binaryUnits(5), 1)]; // prettier-ignore
    const own = tf.clone(rbm.values.weight);
    const begun: Tensor[] = [];
    await pretrain({
      stack: [below, rbm],
      objective: (layer) => () => {
        if (layer === rbm) begun.push(tf.keep(tf.clone(rbm.values.weight)));
        return { value: tf.scalar(0), grads: { weight: tf.zerosLike(layer.values.weight) } };
      },
      fit: () => ({ steps: 1, eager: true }),
      batches: { batchesPerEpoch: 1, batchSize: 8, batch: () => v() },
      begin: beginAsBelow,
      key: key(2),
    });
    await expectClose(begun[0]!, tf.concat([tf.transpose(below.values.weight), tf.slice(own, 3)]), 0); // prettier-ignore
    await expectNoLeak(() => void beginAsBelow(rbm, below));
    for (const each of [below, rbm]) each.dispose();
  });

  test.each([
    ['other visible units', [3, 3], '2 visible units; got 3.'],
    ['too few hidden units', [2, 2], 'at least 3 hidden units; got 2.'],
  ])('is refused with %s', (_, [visible, hidden], message) => {
    const below = make(binaryUnits(3), binaryUnits(2), 0);
    const rbm = make(binaryUnits(visible!), binaryUnits(hidden!), 1);
    expect(() => beginAsBelow(rbm, below)).toThrow(`beginAsBelow: rbm: expected ${message}`);
    for (const each of [below, rbm]) each.dispose();
  });

  test('is refused with units of another kind', () => {
    const [below, rbm] = [make(gaussianUnits(3), binaryUnits(2), 0), make(binaryUnits(2), binaryUnits(3), 1)]; // prettier-ignore
    expect(() => beginAsBelow(rbm, below)).toThrow(
      'beginAsBelow: rbm: expected hidden units with parameters bias, logVariance; got bias.',
    );
    for (const each of [below, rbm]) each.dispose();
  });
});

test('base rates of both layers of the top are the means that data make', async () => {
  const stack = [make(binaryUnits(3), binaryUnits(2), 0), make(binaryUnits(2), binaryUnits(3), 1)];
  const network = new DeepBeliefNetwork({ stack });
  const { visible, hidden } = beliefBaseRates(network, v(), { smoothing: 0.1 });
  const mean = stack[0]!.hiddenMean(v());
  const smooth = (x: Tensor): Tensor => tf.add(0.05, tf.mul(0.9, tf.mean(x, 0)));
  await expectClose(tf.sigmoid(visible['bias']!), smooth(mean), 1e-5);
  await expectClose(tf.sigmoid(hidden['bias']!), smooth(stack[1]!.hiddenMean(mean)), 1e-5);
  const data = v();
  await expectNoLeak(() => beliefBaseRates(network, data) as unknown as tf.TensorContainer);
  network.dispose();
});
