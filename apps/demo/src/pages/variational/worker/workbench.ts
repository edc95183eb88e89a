import * as tf from '@tensorflow/tfjs-core';
import { frameBox } from '../../../lab/worker/frame-box.js';
import { imageShelf } from '../../../lab/worker/image-shelf.js';
import { oneAtATime } from '../../../lab/worker/one-at-a-time.js';
import { toImages } from '../../../lab/worker/to-images.js';
import { workbenchOf } from '../../../lab/worker/workbench-of.js';
import type {
  Pictures,
  RunInfo,
  TestMeasurement,
  VariationalTopics,
  VariationalWorker,
} from '../protocol.js';
import type { Settings } from '../settings.js';
import { openExperiment, type Experiment } from './experiment.js';
import { explore } from './explore.js';
import { readRun, type OpenedRun } from './open-run.js';
import { emptyRecords } from './records.js';
import { runFolder } from './run-folder.js';
import { runInfo } from './run-info.js';
import { trainedRun } from './trained-run.js';
import { variationalLoop } from './variational-loop.js';

/** The worker's side of the page: one engine, and one experiment at a time. */
export function workbench(): VariationalWorker {
  const alone = oneAtATime();
  const box = frameBox<Pictures, TestMeasurement>();
  const records = emptyRecords();
  const shelf = imageShelf();
  let experiment: Experiment | undefined;
  let runs = 0;
  const loop = variationalLoop({ box, records, alone, current: () => experiment });

  const need = (): Experiment => {
    if (experiment === undefined) throw new Error('There is no model yet.');
    return experiment;
  };

  const begin = async (
    origin: RunInfo['origin'],
    settings: Settings,
    opened?: OpenedRun,
  ): Promise<RunInfo> => {
    const images = settings.data === 'files' ? shelf.files() : shelf.digits(settings.trainImages);
    const next = openExperiment(settings, images, opened);
    const old = experiment;
    experiment = next;
    await old?.dispose();
    runs += 1;
    box.clear();
    records.begin(next.before === 0 ? (opened?.records ?? []) : []);
    for (const { step, reconstruction, kl } of opened?.records ?? []) {
      box.add(step, reconstruction, kl);
    }
    await loop.show(next);
    return runInfo(origin, settings, next);
  };

  return {
    ...workbenchOf<VariationalTopics, Experiment, OpenedRun>({
      alone,
      box,
      shelf,
      loop,
      need,
      begin,
      trainedRun,
      readRun,
      turn: ({ trainer, before }, knobs) => {
        trainer.knobs = knobs;
        return before + trainer.stepper.step;
      },
      progress: () => {
        const step = (experiment?.before ?? 0) + (experiment?.step ?? 0);
        const stepsPerEpoch = experiment?.trainer.stepper.stepsPerEpoch ?? 1;
        return { run: runs, step, epoch: step / stepsPerEpoch };
      },
    }),

    decode: (code) => {
      const { model } = need();
      const image = tf.tidy(() => model.vae.decode(tf.tensor2d(code, [1, code.length])).mean());
      return toImages(image, model);
    },

    explore: (ends) =>
      alone(() => {
        const { model, tests } = need();
        return explore(model, tests, ends);
      }),

    download: (others) => alone(() => runFolder(need(), records.rows, others)),
  };
}
