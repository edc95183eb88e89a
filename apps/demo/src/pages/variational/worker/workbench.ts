import * as tf from '@tensorflow/tfjs-core';
import { use } from '@gen/core';
import { webBackend } from '@gen/backend-web';
import type { RunInfo, VariationalWorker } from '../protocol.js';
import type { Settings } from '../settings.js';
import { dataShelf } from './data-shelf.js';
import { openExperiment, type Experiment } from './experiment.js';
import { explore } from './explore.js';
import { frameBox } from './frame-box.js';
import { oneAtATime } from './one-at-a-time.js';
import { openFiles } from './open-files.js';
import type { OpenedRun } from './open-run.js';
import { emptyRecords } from './records.js';
import { runFolder } from './run-folder.js';
import { runInfo } from './run-info.js';
import { toImages } from './to-images.js';
import { trainedRun } from './trained-run.js';
import { trainingLoop } from './training-loop.js';

/** The worker's side of the page: one engine, and one experiment at a time. */
export function workbench(): VariationalWorker {
  const alone = oneAtATime();
  const box = frameBox();
  const records = emptyRecords();
  const shelf = dataShelf();
  let experiment: Experiment | undefined;
  let runs = 0;
  const loop = trainingLoop({ box, records, alone, current: () => experiment });

  const need = (): Experiment => {
    if (experiment === undefined) throw new Error('There is no model yet.');
    return experiment;
  };

  const begin = async (
    origin: RunInfo['origin'],
    settings: Settings,
    opened?: OpenedRun,
  ): Promise<RunInfo> => {
    const next = openExperiment(settings, shelf.dataFor(settings), opened);
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
    start: (engine) => use(webBackend(engine === 'auto' ? {} : { prefer: engine })),

    prepare: (settings) =>
      alone(async () => {
        const trained = settings.start === 'trained' ? await trainedRun(settings) : undefined;
        return trained === undefined
          ? begin('scratch', { ...settings, start: 'scratch' })
          : begin('trained', settings, trained);
      }),

    drop: (files, settings) =>
      alone(async () => {
        const opened = await openFiles(files, settings);
        if (opened.kind === 'data') {
          shelf.put(opened.data);
          return begin('scratch', { ...settings, data: 'files', start: 'scratch' });
        }
        return begin('file', { ...opened.run.settings, engine: settings.engine }, opened.run);
      }),

    turn(knobs) {
      const { trainer, before } = need();
      trainer.knobs = knobs;
      return Promise.resolve(before + trainer.step);
    },

    train: (playing) => (playing ? loop.play(need()) : loop.pause()),

    step: () => loop.step(need()),

    frame: (seen) =>
      box.take(seen, () => {
        const { before = 0, trainer } = experiment ?? {};
        const step = before + (trainer?.step ?? 0);
        return {
          run: runs,
          step,
          epoch: step / (trainer?.stepsPerEpoch ?? 1),
          playing: loop.playing,
          imagesPerSecond: loop.imagesPerSecond,
        };
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
