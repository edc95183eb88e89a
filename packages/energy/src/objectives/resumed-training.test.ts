import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { foldIn, key, type StatefulObjective } from '@gen/core';
import { bernoulli } from '@gen/core/random';
import { stateDict, type HasParameters } from '@gen/core/nn';
import { fit, memoryStore, readCheckpoint, sgd, type FitStepsOptions } from '@gen/core/train';
import { HelmholtzMachine } from '../belief/helmholtz-machine.js';
import { nvil } from '../belief/nvil.js';
import { deepBoltzmannLearning } from '../deep-boltzmann/deep-boltzmann-learning.js';
import { DeepBoltzmannMachine } from '../deep-boltzmann/deep-boltzmann-machine.js';
import { RBM } from '../rbm/rbm.js';
import { binaryUnits } from '../units/binary-units.js';
import { centring } from './centring.js';
import { persistentContrastiveDivergence } from './persistent-contrastive-divergence.js';

interface Trained {
  readonly model: HasParameters;
  readonly objective: StatefulObjective<Tensor>;
}

const cases: Readonly<Record<string, () => Trained>> = {
  'NVIL with its networks and averages': () => {
    const model = new HelmholtzMachine({ visible: 4, hidden: [3, 2], key: key(0) });
    return { model, objective: nvil(model, { key: key(1), baseline: [3] }) };
  },
  'centred learning of a deep Boltzmann machine with its chains and offsets': () => {
    const model = new DeepBoltzmannMachine({ layers: [4, 3, 2].map(binaryUnits), key: key(0) });
    const options = { key: key(1), chains: 5, sweeps: 1, iterations: 2, centring: {} };
    return { model, objective: deepBoltzmannLearning(model, options) };
  },
  'centred persistent contrastive divergence with fast weights': () => {
    const model = new RBM({ visible: binaryUnits(4), hidden: binaryUnits(3), key: key(0) });
    const options = { key: key(1), chains: 5, fastWeights: { rate: 0.1 } };
    const transforms = [centring(model)];
    return { model, objective: persistentContrastiveDivergence(model, { ...options, transforms }) };
  },
};

const optionsOf = ({ model, objective }: Trained): Omit<FitStepsOptions<Tensor>, 'steps'> => ({
  model,
  objective,
  optimizer: sgd({ learningRate: 0.1, momentum: 0.5 }),
  batches: {
    batchesPerEpoch: 3,
    batchSize: 6,
    batch: (epoch, index) => bernoulli(foldIn(key(2), 3 * epoch + index), [6, 4], { probs: 0.3 }),
  },
  key: key(3),
});

/** All that a run has changed. */
const stateOf = async ({ model, objective }: Trained) => ({
  model: await stateDict(model),
  objective: await stateDict(objective),
});

test.each(Object.entries(cases))('%s goes on as if never interrupted', async (_, make) => {
  const [whole, first, second] = [make(), make(), make()];
  const store = memoryStore();
  await fit({ ...optionsOf(whole), steps: 5 });
  await fit({ ...optionsOf(first), steps: 2, checkpoint: { store } });
  const [begun, before] = [await stateOf(second), await stateOf(first)];
  expect(before).not.toEqual(begun);
  await fit({ ...optionsOf(second), steps: 5, resume: (await readCheckpoint(store))! });
  expect(await stateOf(second)).toEqual(await stateOf(whole));
  for (const { model, objective } of [whole, first, second]) {
    tf.dispose([{ ...objective.parameters() }]);
    model.dispose();
  }
});
