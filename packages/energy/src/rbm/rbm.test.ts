import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { key } from '@gen/core';
import { expectClose, expectNoLeak } from '@gen/test-utils';
import { binaryUnits } from '../units/binary-units.js';
import { RBM } from './rbm.js';

const make = () => new RBM({ visible: binaryUnits(3), hidden: binaryUnits(2), key: key(0) });

test('free energy equals the sum over hidden states', async () => {
  const rbm = make();
  rbm.parameters()['weight']!.assign(
    tf.tensor2d([
      [1, -2, 0.5],
      [0.3, 0.7, -1],
    ]),
  );
  rbm.parameters()['visible.bias']!.assign(tf.tensor1d([0.1, -0.2, 0.4]));
  rbm.parameters()['hidden.bias']!.assign(tf.tensor1d([-0.5, 0.25]));
  const v = rbm.visible.states();
  const h = rbm.hidden.states();
  const joint = rbm.energy(tf.expandDims(v, 1), tf.expandDims(h, 0));
  await expectClose(rbm.freeEnergy(v), tf.neg(tf.logSumExp(tf.neg(joint), 1)));
  await expectNoLeak(() => rbm.gibbs(key(1), v, 3));
  expect(rbm.gibbs(key(1), v, 3).shape).toEqual([8, 3]);
  rbm.dispose();
});
