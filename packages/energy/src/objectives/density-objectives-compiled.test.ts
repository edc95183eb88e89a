import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { foldIn, independent, key, normal, type Distribution, type Objective } from '@gen/core';
import { expect, test } from 'vitest';
import { gaussian } from '@gen/core/random';
import { fit } from '@gen/core/train';
import { mlp, silu, type Parameters } from '@gen/core/nn';
import { compiledLaws, type StepOfModel } from '@gen/test-utils';
import { DeepEnergy } from '../deep/deep-energy.js';
import { denoisingScoreMatching } from './denoising-score-matching.js';
import { langevinReplay } from './langevin-replay.js';
import { minimumProbabilityFlow } from './minimum-probability-flow.js';
import { noiseContrastiveEstimation } from './noise-contrastive-estimation.js';
import { scoreMatching } from './score-matching.js';
import { slicedScoreMatching } from './sliced-score-matching.js';

const wide = (): Distribution => independent(normal({ loc: tf.zeros([2]), scale: 2 }), 1);

/** A small model, objectives for it, and the variables of all of them. */
function objectivesOn(objectivesOf: (model: DeepEnergy) => readonly Objective<Tensor>[]) {
  const network = mlp({ inputs: 2, hidden: [4], outputs: 1, activation: silu, key: key(0) });
  const model = new DeepEnergy({ network, base: wide });
  const objective = objectivesOf(model);
  const own = objective.flatMap((each) => Object.entries(each.parameters?.() ?? {}));
  const variables: Parameters = {
    ...model.parameters(),
    ...Object.fromEntries(own.map(([path, variable]) => [`objective.${path}`, variable])),
  };
  return { model, objective, variables };
}

/** Descends along each of the objectives in turn. */
function stepOf(objectivesOf: (model: DeepEnergy) => readonly Objective<Tensor>[]): StepOfModel {
  const { objective: objectives, variables } = objectivesOn(objectivesOf);
  return {
    variables: Object.values(variables),
    step: (batch, stepKey, rate) =>
      objectives.map((objective, i) => {
        const { value, grads, metrics } = objective(batch, foldIn(stepKey, i), {});
        for (const [path, gradient] of Object.entries(grads)) {
          const variable = variables[path]!;
          variable.assign(tf.sub(variable, tf.mul(rate, gradient)));
        }
        return { value, ...metrics };
      }),
    dispose: () => tf.dispose(Object.values(variables)),
  };
}

const batch = (size: number, step: number): Tensor => gaussian(foldIn(key(1), step), [size, 2]);

compiledLaws('Langevin dynamics with a replay buffer', {
  batch,
  make: () =>
    stepOf((model) => [
      langevinReplay(model, { start: wide, capacity: 20, steps: 2, stepSize: 0.1, key: key(2) }),
    ]),
});

const others: Readonly<Record<string, (model: DeepEnergy) => Objective<Tensor>>> = {
  'noise-contrastive estimation': (model) => noiseContrastiveEstimation(model, { noise: wide }),
  'score matching': (model) => scoreMatching(model),
  'sliced score matching': (model) => slicedScoreMatching(model, { slices: 2 }),
  'denoising score matching': (model) => denoisingScoreMatching(model, { scales: [0.5, 1] }),
  'minimum probability flow': (model) => minimumProbabilityFlow(model),
};

test.each(Object.entries(others))('%s is the same in recorded steps', async (_, objectiveOf) => {
  const trained = async (eager: boolean): Promise<unknown> => {
    const { model, variables, objective } = objectivesOn((made) => [objectiveOf(made)]);
    const batches = {
      batchSize: 3,
      batchesPerEpoch: 4,
      batch: (_: number, i: number) => batch(3, i),
    };
    await fit({ model, objective: objective[0]!, batches, steps: 4, key: key(3), eager });
    const values = await Promise.all(Object.values(variables).map((variable) => variable.data()));
    tf.dispose(Object.values(variables));
    return values;
  };
  expect(await trained(false)).toEqual(await trained(true));
});
