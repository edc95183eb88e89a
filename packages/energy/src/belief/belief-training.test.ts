import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { foldIn, key, type Objective } from '@gen/core';
import { bernoulli } from '@gen/core/random';
import type { Parameters } from '@gen/core/nn';
import { compiledLaws, type StepOfModel } from '@gen/test-utils';
import { HelmholtzMachine } from './helmholtz-machine.js';
import { nvil } from './nvil.js';
import { reweightedWakeSleep } from './reweighted-wake-sleep.js';
import { wakeSleep } from './wake-sleep.js';

type Objectives = (machine: HelmholtzMachine) => readonly Objective<Tensor>[];

/** Descends along each objective in turn, as `fit` does with phases. */
function stepOf(objectivesOf: Objectives): StepOfModel {
  const machine = new HelmholtzMachine({ visible: 4, hidden: [3, 2], key: key(0) });
  const objectives = objectivesOf(machine);
  const own = objectives.flatMap((objective) => Object.entries(objective.parameters?.() ?? {}));
  const variables: Parameters = {
    ...machine.parameters(),
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

const batch = (size: number, step: number): Tensor =>
  bernoulli(foldIn(key(1), step), [size, 4], { probs: 0.5 });

// All in one step, which holds what each of them does.
compiledLaws('wake–sleep, reweighted wake–sleep and NVIL in turn', {
  make: () =>
    stepOf((machine) => [
      ...Object.values(wakeSleep(machine)).map(({ objective }) => objective),
      reweightedWakeSleep(machine, { samples: 2 }).wake.objective,
      nvil(machine, { key: key(2), baseline: [3] }),
    ]),
  batch,
});
