import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { key, use, type Backend, type Objective } from '@gen/core';
import type { HasParameters } from '@gen/core/nn';
import { fit } from '@gen/core/train';
import { BoltzmannMachine } from '../boltzmann/boltzmann-machine.js';
import { boltzmannLearning } from '../boltzmann/boltzmann-learning.js';
import { contrastiveDivergence } from '../objectives/contrastive-divergence.js';
import { pseudoLikelihood } from '../objectives/pseudo-likelihood.js';
import { ClassRBM } from '../rbm/class-rbm.js';
import { RBM } from '../rbm/rbm.js';
import { binaryUnits } from './binary-units.js';
import { spinUnits } from './spin-units.js';

/** The engine that runs already. */
const running = (): Backend => ({
  engines: [
    {
      name: tf.getBackend(),
      start: async () => ({ engine: tf.getBackend(), device: '', threads: 1 }) as never,
    },
  ],
});

const REMEDY =
  'Take units that have such values, or draw states first: of grey pixels, zeros and ones.';

const rbm = new RBM({ visible: binaryUnits(3), hidden: spinUnits(2), key: key(0) });
const grey = (): Tensor => tf.tensor2d([[0, 1, 1], [0, 0.3, 1]]); // prettier-ignore

const train = (objective: Objective<Tensor>, model: HasParameters): Promise<unknown> =>
  fit({
    model,
    objective,
    batches: { batchesPerEpoch: 1, batchSize: 2, batch: grey },
    steps: 1,
    key: key(1),
  });

describe('in debug mode', () => {
  beforeEach(async () => void (await use(running(), { debug: true })));
  afterEach(async () => void (await use(running())));

  test.each([
    ['contrastiveDivergence: batch', () => contrastiveDivergence(rbm)],
    ['RBM.freeEnergy: v', () => pseudoLikelihood(rbm)],
  ])('%s of states that units cannot have ends a run', async (callee, objective) => {
    await expect(train(objective(), rbm)).rejects.toThrow(
      `${callee}: expected 0 or 1; got 0.3 at [1,1]. ${REMEDY}`,
    );
  });

  test('states of other machines are judged too, and those that units have pass', async () => {
    const machine = new BoltzmannMachine({ visible: 3, hidden: 1, key: key(0) });
    const objective = boltzmannLearning(machine, { key: key(1), chains: 2 });
    await expect(train(objective, machine)).rejects.toThrow('boltzmannLearning: batch'); // prettier-ignore
    const classes = new ClassRBM({ visible: binaryUnits(3), classes: 2, hidden: binaryUnits(1), key: key(0) }); // prettier-ignore
    classes.classify(grey());
    await settled();
    expect(() => classes.classify(tf.ones([1, 3]))).toThrow('ClassRBM: x: expected 0 or 1');
    await rbm.energy(tf.ones([1, 3]), tf.zeros([1, 2])).data();
    await settled();
    expect(() => rbm.freeEnergy(tf.ones([1, 3]))).toThrow('RBM.energy: h: expected -1 or 1; got 0');
    await rbm.freeEnergy(tf.ones([1, 3])).data();
    for (const each of [machine, classes, objective]) each.dispose();
  });
});

test('otherwise nothing is read', async () => {
  expect(await rbm.freeEnergy(grey()).data()).toHaveLength(2);
});

/** Reads that are under way come to an end. */
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));
