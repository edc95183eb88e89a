import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { foldIn } from '@gen/core';
import { stateDict } from '@gen/core/nn';
import { adam } from '@gen/core/train';
import { pointBatches } from '@gen/data';
import { keysOf } from '../../../../lab/worker/keys-of.js';
import { stepperOf } from '../../../../lab/worker/stepper.js';
import type { Settings } from '../../settings.js';
import type { Subject } from '../subject.js';
import { energyOf, planeObjective } from './plane-model.js';
import {
  densityImage,
  estimatePlane,
  logDensityOf,
  measurePlane,
  truthOf,
} from './plane-scores.js';
import type { PlaneSet } from './plane-sets.js';
import { dissectPlaneStep } from './plane-step.js';
import { planeWalkers } from './plane-walkers.js';
import { watchedEnergy } from './watched-energy.js';

const testCount = 1000;
const pointsShown = 300;

/** A deep energy, points of the plane, and the run that trains it. */
export function planeSubject(settings: Settings, set: PlaneSet): Subject {
  const keys = keysOf(settings.key);
  const model = energyOf(settings, set, keys.model);
  const watch = watchedEnergy(model);
  const objective = planeObjective(watch.learner, settings, set, keys.model);
  const stepper = stepperOf<Tensor>({
    model,
    objective,
    batches: pointBatches(set.points, { batchSize: settings.batch, key: keys.data }),
    optimizer: adam({ learningRate: () => subject.knobs.learningRate }),
    key: keys.steps,
  });
  const tests = set.points.sample(keys.score, testCount);
  const truth = truthOf(set);
  const scored = { model, set, tests };
  const walkers = planeWalkers(model, set, foldIn(keys.score, 2));

  const subject: Subject = {
    settings,
    batchSize: settings.batch,
    knobs: settings,
    get step() {
      return stepper.step;
    },
    stepsPerEpoch: stepper.stepsPerEpoch,
    info: async () => ({
      dataName: set.name,
      parameters: Object.values(model.parameters()).reduce((sum, { size }) => sum + size, 0),
      points: {
        some: ((await tests.data()) as Float32Array).slice(0, 2 * pointsShown),
        square: set.square,
      },
    }),
    async next(most) {
      const steps = await stepper.next(most);
      return steps.map(({ step, metrics }) => [step, metrics.loss ?? NaN] as const);
    },
    async dissect(take) {
      const { batch, key } = await stepper.coming();
      try {
        const step = stepper.step;
        return await dissectPlaneStep({ model, set, watch, objective, step, batch, key, take });
      } finally {
        batch.dispose();
      }
    },
    pictures: async () => ({
      step: stepper.step,
      landscape: await densityImage(logDensityOf(model, set)),
    }),
    measure: () => measurePlane(scored, truth, stepper.step),
    estimate: (signal) => estimatePlane(scored, stepper.step, keys.score, signal),
    walk: walkers.walk,
    scatter: walkers.scatter,
    weights: () => stateDict(model),
    async dispose() {
      await stepper.dispose();
      walkers.dispose();
      tf.dispose([tests, ...(truth === undefined ? [] : [truth]), { ...objective.parameters?.() }]);
      model.dispose();
    },
  };
  return subject;
}
