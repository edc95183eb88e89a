import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { foldIn, independent, key, normal, type Distribution, type Objective } from '@gen/core';
import { gaussian } from '@gen/core/random';
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

/** Descends along each of the objectives in turn. */
function stepOf(objectivesOf: (model: DeepEnergy) => readonly Objective<Tensor>[]): StepOfModel {
  const network = mlp({ inputs: 2, hidden: [4], outputs: 1, activation: silu, key: key(0) });
  const model = new DeepEnergy({ network, base: wide });
  const objectives = objectivesOf(model);
  const own = objectives.flatMap((objective) => Object.entries(objective.parameters?.() ?? {}));
  const variables: Parameters = {
    ...model.parameters(),
    ...Object.fromEntries(own.map(([path, variable]) => [`objective.${path}`, variable])),
  };
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

compiledLaws('Langevin dynamics with a replay buffer, and noise-contrastive estimation', {
  batch,
  make: () =>
    stepOf((model) => [
      langevinReplay(model, { start: wide, capacity: 20, steps: 2, stepSize: 0.1, key: key(2) }),
      noiseContrastiveEstimation(model, { noise: wide, ratio: 2 }),
    ]),
});

compiledLaws('score matching, exact, sliced and denoising, and minimum probability flow', {
  batch,
  make: () =>
    stepOf((model) => [
      scoreMatching(model),
      slicedScoreMatching(model, { slices: 2 }),
      denoisingScoreMatching(model, { scales: [0.5, 1] }),
      minimumProbabilityFlow(model),
    ]),
});
