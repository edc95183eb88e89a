import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { foldIn } from '@gen/core';
import { loadStateDict, stateDict } from '@gen/core/nn';
import { sgd } from '@gen/core/train';
import { binarize, datasetTensor, imageBatches, type Dataset } from '@gen/data';
import type { ImageSource } from '../../../../lab/worker/image-source.js';
import { keysOf } from '../../../../lab/worker/keys-of.js';
import type { SavedModel } from '../../../../lab/worker/saved-model.js';
import { stepperOf } from '../../../../lab/worker/stepper.js';
import { firstOf } from '../../../../lab/worker/first-of.js';
import { toImages } from '../../../../lab/worker/to-images.js';
import type { Settings } from '../../settings.js';
import type { Subject } from '../subject.js';
import { cellsAcross } from './cells-across.js';
import { dissectImageStep } from './image-step.js';
import { estimateImages, measureImages } from './image-scores.js';
import { fantasyCount, imageWalkers } from './image-walkers.js';
import { machineOf, objectiveOf } from './machine.js';
import { signedImages } from './pixels.js';
import { runFilesOf } from './run-files-of.js';
import { watched } from './watched.js';

const mostFilters = 100;
const mostTests = 500;
const testsShown = 10;

/** A machine, images, and the run that trains it; untrained, or as it was saved. */
export function imageSubject(settings: Settings, images: ImageSource, saved?: SavedModel): Subject {
  const { train, test } = images;
  const size = { height: train.height, width: train.width };
  const keys = keysOf(settings.key);
  const machine = machineOf(settings, train, keys.model);
  if (saved !== undefined) loadStateDict(machine, saved.weights);
  const { rbm } = machine;
  const watch = watched(rbm);
  const objective = objectiveOf(watch.learner, settings, keys.model);
  const transform = settings.visible === 'binary' ? binarize : undefined;
  const stepper = stepperOf<Tensor>({
    model: machine,
    objective,
    batches: imageBatches(train, {
      batchSize: settings.batch,
      key: keys.data,
      flat: true,
      ...(transform && { transform }),
    }),
    optimizer: sgd({ learningRate: () => subject.knobs.learningRate }),
    key: keys.steps,
    resume: saved?.resume,
  });
  const seen = (data: Dataset, fold: number): Tensor =>
    tf.tidy(() => {
      const greys = datasetTensor(data, { count: Math.min(data.count, mostTests), flat: true });
      return transform === undefined ? greys : transform(greys, foldIn(keys.score, fold));
    });
  const tests = seen(test, 0);
  const scored = { machine, tests, trained: seen(train, 1) };
  const start = (): Tensor =>
    tf.tidy(() => {
      const at = objective.parameters()['chains'];
      const units = rbm.visible.init() as never;
      return at !== undefined && at.shape[0]! >= fantasyCount
        ? tf.slice(at as Tensor, 0, fantasyCount)
        : rbm.visible.sample(keys.score, tf.zeros([fantasyCount, rbm.visible.size]), units);
    });
  const walkers = imageWalkers({ rbm, size, tests, key: foldIn(keys.score, 2), start });

  const subject: Subject = {
    settings,
    batchSize: settings.batch,
    knobs: settings,
    get step() {
      return stepper.step;
    },
    stepsPerEpoch: stepper.stepsPerEpoch,
    info: async () => ({
      dataName: images.name,
      parameters: Object.values(rbm.parameters()).reduce((sum, { size: n }) => sum + n, 0),
      images: {
        some: firstOf(train, 16),
        tests: await toImages(
          tf.tidy(() => tf.slice(tests, 0, Math.min(testsShown, tests.shape[0]!))),
          size,
        ),
        cells: cellsAcross(size),
        ...(settings.data === 'bars' && { best: -Math.log(train.count) }),
        ...(images.heldOut !== undefined && { heldOut: images.heldOut }),
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
        return await dissectImageStep({ rbm, size, watch, objective, step, batch, key, take });
      } finally {
        batch.dispose();
      }
    },
    async pictures() {
      const weights = tf.tidy(() => {
        const { weight } = rbm.values;
        return tf.slice(weight, 0, Math.min(mostFilters, weight.shape[0]!));
      });
      return { step: stepper.step, filters: await signedImages(weights, size) };
    },
    measure: () => measureImages(scored, stepper.step),
    estimate: (signal) => estimateImages(scored, stepper.step, keys.score, signal),
    walk: walkers.walk,
    scatter: walkers.scatter,
    files: () =>
      runFilesOf({ settings: { ...settings, ...subject.knobs }, images, machine, stepper, keys }),
    weights: () => stateDict(rbm),
    async dispose() {
      await stepper.dispose();
      walkers.dispose();
      objective.dispose();
      tf.dispose([scored.tests, scored.trained]);
      machine.dispose();
    },
  };
  return subject;
}
