import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { foldIn, key as keyOf, use, type Key } from '@gen/core';
import { webBackend } from '@gen/backend-web';
import type {
  ElboParts,
  Frame,
  LiveKnobs,
  Pictures,
  RunInfo,
  VariationalWorker,
} from '../protocol.js';
import type { Settings } from '../settings.js';
import { breathe } from './breathe.js';
import { drawDigits, type DataSource } from './data-source.js';
import { dissectStep } from './dissect-step.js';
import { imageModel, takeImages, type ImageModel } from './image-model.js';
import { makePictures } from './make-pictures.js';
import { oneAtATime } from './one-at-a-time.js';
import { runInfo } from './run-info.js';
import { speedometer } from './speedometer.js';
import { toImages } from './to-images.js';
import { trainerOf, type Trainer } from './trainer.js';

interface Run {
  readonly settings: Settings;
  readonly data: DataSource;
  readonly model: ImageModel;
  readonly tests: Tensor;
  readonly trainer: Trainer;
  readonly knobs: { current: LiveKnobs };
  readonly key: Key;
}

/** Share of the time that pictures may take from training. */
const pictureShare = 0.25;

export function workbench(): VariationalWorker {
  const alone = oneAtATime();
  const speed = speedometer();
  let run: Run | undefined;
  let runCount = 0;
  let playing = false;
  let version = 0;
  let losses: number[] = [];
  let pictures: Pictures | undefined;
  let picturesStep = -1;
  let picturesAllowedAt = 0;
  let waiting: (() => void) | undefined;

  const changed = (): void => {
    version++;
    waiting?.();
    waiting = undefined;
  };

  const refreshPictures = async (now: Run): Promise<void> => {
    const began = performance.now();
    pictures = await makePictures(
      { model: now.model, tests: now.tests, key: now.key },
      now.trainer.step,
    );
    picturesStep = now.trainer.step;
    const ended = performance.now();
    picturesAllowedAt = ended + (ended - began) / pictureShare;
    changed();
  };

  const note = ({ reconstruction, kl }: ElboParts): void => {
    losses.push(reconstruction, kl);
    changed();
  };

  const oneStep = async (now: Run): Promise<void> => {
    const began = performance.now();
    note(await now.trainer.next());
    speed.note(now.settings.batch, performance.now() - began);
  };

  const loop = async (now: Run): Promise<void> => {
    while (playing && run === now) {
      await alone(() => oneStep(now));
      if (performance.now() > picturesAllowedAt) await alone(() => refreshPictures(now));
      await breathe();
    }
    if (run === now && picturesStep !== now.trainer.step) await alone(() => refreshPictures(now));
  };

  const need = (): Run => {
    if (run === undefined) throw new Error('There is no model yet.');
    return run;
  };

  return {
    start: (engine) => use(webBackend(engine === 'auto' ? {} : { prefer: engine })),

    prepare: (settings) =>
      alone(async (): Promise<RunInfo> => {
        const old = run;
        const key = keyOf(settings.key);
        const data = drawDigits(settings);
        const model = imageModel(settings, data.train, foldIn(key, 2));
        const knobs = { current: { beta: settings.beta, rate: settings.rate } };
        const trainer = trainerOf(model, data.train, settings, knobs, foldIn(key, 3));
        const tests = takeImages(model, data.test, data.test.count);
        run = { settings, data, model, knobs, trainer, tests, key: foldIn(key, 4) };
        old?.trainer.dispose();
        old?.tests.dispose();
        old?.model.vae.dispose();
        runCount++;
        losses = [];
        speed.clear();
        await refreshPictures(run);
        if (playing) void loop(run);
        return runInfo('scratch', settings, data, model);
      }),

    drop: () => Promise.reject(new Error('not yet')),

    turn(knobs) {
      const now = need();
      now.knobs.current = knobs;
      return Promise.resolve(now.trainer.step);
    },

    train(next) {
      if (next === playing) return;
      playing = next;
      changed();
      if (playing) void loop(need());
    },

    step: () =>
      alone(async () => {
        playing = false;
        const now = need();
        const { batch, key } = await now.trainer.coming();
        const anatomy = await dissectStep({
          model: now.model,
          objective: now.trainer.objective,
          step: now.trainer.step,
          batch,
          key,
          beta: now.trainer.beta,
          take: async () => note(await now.trainer.next()),
        });
        batch.dispose();
        await refreshPictures(now);
        return anatomy;
      }),

    async frame(seen) {
      if (version <= seen) await new Promise<void>((resolve) => (waiting = resolve));
      const frame: Frame = {
        version,
        run: runCount,
        step: run?.trainer.step ?? 0,
        epoch: run?.trainer.epoch ?? 0,
        playing,
        losses: Float32Array.from(losses),
        imagesPerSecond: speed.perSecond,
        ...(pictures && { pictures }),
      };
      losses = [];
      pictures = undefined;
      return frame;
    },

    decode: (code) => {
      const { model } = need();
      const image = tf.tidy(() => model.vae.decode(tf.tensor2d(code, [1, code.length])).mean());
      return toImages(image, model);
    },

    interpolate: ({ from, to }, steps) => {
      const { model, tests } = need();
      const images = tf.tidy(() =>
        model.vae.interpolate(tf.slice(tests, from, 1), tf.slice(tests, to, 1), steps),
      );
      return toImages(images, model);
    },

    download: () => Promise.reject(new Error('not yet')),
  };
}
