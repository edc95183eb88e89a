import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { foldIn, key } from '@gen/core';
import { bernoulli, gaussian } from '@gen/core/random';
import { compiledLaws, expectClose, expectNoLeak, expectWithinError } from '@gen/test-utils';
import {
  discriminativeTraining,
  generativeTraining,
  hybridTraining,
} from '../objectives/class-training.js';
import { contrastiveDivergence } from '../objectives/contrastive-divergence.js';
import { binaryUnits } from '../units/binary-units.js';
import { spinUnits } from '../units/spin-units.js';
import { ClassRBM } from './class-rbm.js';

/** A model whose parameters are different everywhere. */
function made(): ClassRBM {
  const model = new ClassRBM({
    visible: binaryUnits(3),
    classes: 3,
    hidden: spinUnits(2),
    key: key(0),
  });
  tf.tidy(() => {
    for (const [i, variable] of Object.values(model.parameters()).entries()) {
      variable.assign(tf.mul(gaussian(foldIn(key(1), i), variable.shape), 0.9));
    }
  });
  return model;
}

const states = (): Tensor => binaryUnits(3).states();

/** −E(x, y, h) of all states, `[8, 3, 4]`, by the joint machine. */
function negativeEnergies(model: ClassRBM): Tensor {
  const h = spinUnits(2).states();
  const x = tf.tile(tf.reshape(states(), [8, 1, 1, 3]), [1, 3, 1, 1]);
  const y = tf.tile(tf.reshape(tf.eye(3), [1, 3, 1, 3]), [8, 1, 1, 1]);
  const both = tf.tile(tf.concat([x, y], 3), [1, 1, 4, 1]);
  const hidden = tf.tile(tf.reshape(h, [1, 1, 4, 2]), [8, 3, 1, 1]);
  return tf.neg(model.joint.energy(both, hidden));
}

test('class probabilities and free energies are those of the sums over hidden states', async () => {
  const model = made();
  const joint = tf.logSumExp(negativeEnergies(model), 2); // [states, classes]
  await expectClose(model.classLogProbs(states()), tf.logSoftmax(joint));
  await expectClose(model.classProbs(states()), tf.softmax(joint));
  await expectClose(model.freeEnergy(states()), tf.neg(tf.logSumExp(joint, 1)));
  await expectClose(model.classify(states()), tf.argMax(joint, 1), 0);
  const labels = tf.tile(tf.tensor2d([[0, 1, 0]]), [8, 1]);
  const ofOne = tf.reshape(tf.slice(joint, [0, 1], [8, 1]), [8]);
  await expectClose(model.joint.freeEnergy(model.joined(states(), labels)), tf.neg(ofOne));
  model.dispose();
});

test('samples of a class have its distribution', async () => {
  const model = made();
  const count = 4000;
  const y = tf.tile(tf.tensor2d([[0, 0, 1]]), [count, 1]);
  const x = model.sample(key(2), y, { steps: 15 });
  const joint = tf.logSumExp(negativeEnergies(model), 2);
  const shares = tf.softmax(tf.reshape(tf.slice(joint, [0, 2], [8, 1]), [8]));
  const isState = tf.all(tf.equal(tf.expandDims(x, 1), tf.expandDims(states(), 0)), 2);
  const value = tf.mean(tf.cast(isState, 'float32'), 0);
  const standardError = tf.sqrt(tf.div(tf.mul(shares, tf.sub(1, shares)), count));
  await expectWithinError({ value, standardError }, shares);
  model.dispose();
});

test('discriminative training learns what no single unit tells', async () => {
  const visible = binaryUnits(2);
  const model = new ClassRBM({ visible, classes: 2, hidden: binaryUnits(6), key: key(3) });
  for (const [i, variable] of Object.values(model.parameters()).entries()) {
    variable.assign(tf.mul(gaussian(foldIn(key(4), i), variable.shape), 2));
  }
  const x = visible.states();
  const y = tf.oneHot(tf.tensor1d([0, 1, 1, 0], 'int32'), 2); // exclusive or
  const objective = discriminativeTraining(model);
  for (let i = 0; i < 60; i++) {
    const { grads } = tf.tidy(() => ({ grads: objective({ x, y }, key(i), {}).grads }));
    for (const [path, gradient] of Object.entries(grads)) {
      const variable = model.parameters()[path]!;
      variable.assign(tf.sub(variable as Tensor, tf.mul(gradient, 1)));
    }
    tf.dispose(grads);
  }
  const { value, metrics } = objective({ x, y }, key(0), {});
  await expectClose(metrics!['accuracy']!, 1, 0);
  expect((await value.data())[0]).toBeLessThan(0.4);
  model.dispose();
});

test('hybrid training is the sum of both, and leaves nothing behind', async () => {
  const model = made();
  const batch = { x: states(), y: tf.oneHot(tf.tensor1d([0, 1, 2, 0, 1, 2, 0, 1], 'int32'), 3) };
  const cd = contrastiveDivergence(model.joint, { steps: 2 });
  const discriminative = discriminativeTraining(model)(batch, key(5), {});
  const generative = generativeTraining(model, cd)(batch, key(5), {});
  const hybrid = hybridTraining(model, { weight: 0.3, generative: cd });
  const { value, grads, metrics } = hybrid(batch, key(5), {});
  await expectClose(value, tf.add(discriminative.value, tf.mul(generative.value, 0.3)));
  await expectClose(metrics!['discriminative']!, discriminative.value);
  for (const path of Object.keys(model.parameters())) {
    const own = discriminative.grads[path] ?? tf.zerosLike(generative.grads[path]!);
    await expectClose(grads[path]!, tf.add(own, tf.mul(generative.grads[path]!, 0.3)));
  }
  await expectNoLeak(() => ({ ...hybrid(batch, key(5), {}) }) as unknown as tf.TensorContainer);
  await expectNoLeak(() => ({ ...hybrid.evaluate!(batch, key(5), {}) }));
  await expectNoLeak(() => model.sample(key(1), batch.y, { steps: 2 }));
  model.dispose();
});

test('classes stand for their one-hot labels', async () => {
  const model = made();
  const classes = tf.tensor1d([0, 1, 2, 0, 1, 2, 0, 1], 'int32');
  const oneHot = tf.oneHot(classes, 3);
  await expectClose(model.joined(states(), classes), model.joined(states(), oneHot), 0);
  const objective = discriminativeTraining(model);
  const [given, wanted] = [classes, oneHot].map((y) => objective({ x: states(), y }, key(0), {}));
  await expectClose(given!.value, wanted!.value, 0);
  await expectClose(given!.metrics!['accuracy']!, wanted!.metrics!['accuracy']!, 0);
  const draws = [classes, oneHot].map((y) => model.sample(key(1), y, { steps: 2 }));
  await expectClose(draws[0]!, draws[1]!, 0);
  model.dispose();
});

test('labels that are of other classes are refused', () => {
  const model = made();
  expect(() => model.joined(states(), tf.zeros([8, 2]))).toThrow(
    'ClassRBM: y: expected shape [8,3]; got shape [8,2]. Classes [8] will do too.',
  );
  expect(() => model.classify(tf.zeros([8, 4]))).toThrow(
    'ClassRBM: x: expected shape [8,3]; got shape [8,4].',
  );
  expect(() => hybridTraining(model, { weight: -1 })).toThrow('hybridTraining: weight: expected');
  model.dispose();
});

compiledLaws('hybrid training of a machine with classes', {
  batch: (size, step) => bernoulli(foldIn(key(1), step), [size, 3], { probs: 0.4 }),
  make: () => {
    const model = made();
    const objective = hybridTraining(model, { weight: 0.5 });
    return {
      variables: Object.values(model.parameters()),
      step: (x, stepKey, rate) => {
        const first = tf.slice(x, [0, 0], [-1, 1]);
        const y = tf.concat([first, tf.sub(1, first), tf.zerosLike(first)], 1);
        const { value, grads, metrics } = objective({ x, y }, stepKey, {});
        for (const [path, variable] of Object.entries(model.parameters())) {
          variable.assign(tf.sub(variable as Tensor, tf.mul(rate, grads[path]!)));
        }
        return { value, ...metrics };
      },
      dispose: () => model.dispose(),
    };
  },
});
