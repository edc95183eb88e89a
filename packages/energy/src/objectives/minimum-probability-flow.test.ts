import * as tf from '@tensorflow/tfjs-core';
import type { Scalar, Tensor } from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { key, valueAndGrads, type Estimate } from '@gen/core';
import { gaussian } from '@gen/core/random';
import { expectClose, expectNoLeak } from '@gen/test-utils';
import type { EnergyModel } from '../energy-model.js';
import { RBM } from '../rbm/rbm.js';
import { binaryUnits } from '../units/binary-units.js';
import { minimumProbabilityFlow } from './minimum-probability-flow.js';

const machine = () => {
  const rbm = new RBM({ visible: binaryUnits(4), hidden: binaryUnits(3), key: key(0) });
  for (const [i, variable] of Object.values(rbm.parameters()).entries()) {
    tf.tidy(() => variable.assign(gaussian(key(i), variable.shape)));
  }
  return rbm;
};

/** The expectation of an objective's gradients over weighted states, each as a batch of its own. */
function expected(
  of: (state: Tensor) => Estimate,
  states: Tensor,
  probabilities: Tensor,
  path: string,
): Tensor {
  const each = tf.unstack(states).map((state) => of(tf.expandDims(state, 0)).grads[path]!);
  const weights = tf.reshape(probabilities, [-1, ...each[0]!.shape.map(() => 1)]);
  return tf.sum(tf.mul(tf.stack(each), weights), 0);
}

describe('minimumProbabilityFlow', () => {
  test('has no gradient where data are distributed as the model', async () => {
    const rbm = machine();
    const states = rbm.visible.states();
    const objective = minimumProbabilityFlow(rbm);
    const own = tf.softmax(tf.neg(rbm.freeEnergy(states)));
    const even = tf.fill([16], 1 / 16);
    for (const [path, { shape }] of Object.entries(rbm.parameters())) {
      const gradient = expected((x) => objective(x, key(0), {}), states, own, path);
      await expectClose(gradient, tf.zeros(shape), 1e-5);
      const other = expected((x) => objective(x, key(0), {}), states, even, path);
      expect((await tf.max(tf.abs(other)).data())[0]).toBeGreaterThan(0.01);
    }
    rbm.dispose();
  });

  test('equals the flow to each neighbour, state by state', async () => {
    const bias = tf.variable(tf.tensor1d([0.5, -1, 2]));
    const model: EnergyModel = {
      freeEnergy: (x) => tf.neg(tf.sum(tf.mul(x, bias), -1)),
      parameters: () => ({ bias }),
      dispose: () => bias.dispose(),
    };
    const signs = tf.tensor2d([1, -1, 1, -1, -1, 1], [2, 3]);
    // F(x) − F(x′) = −2 xᵢ bᵢ where the i-th sign is changed.
    const byHand = valueAndGrads({ bias }, () => ({
      value: tf.div<Scalar>(tf.sum(tf.exp(tf.neg(tf.mul(signs, bias)))), 2),
    }));
    const objective = minimumProbabilityFlow(model, { flip: (x) => tf.neg(x) });
    const got = objective(signs, key(0), {});
    await expectClose(got.value, byHand.value);
    await expectClose(got.grads['bias']!, byHand.grads['bias']!);
    await expectClose(objective.evaluate(signs, key(0), {})['loss']!, byHand.value);
    await expectNoLeak(() => ({ ...objective(signs, key(0), {}) }) as tf.TensorContainer);
    model.dispose();
  });
});
