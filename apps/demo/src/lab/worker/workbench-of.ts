import { use } from '@gen/core';
import { webBackend } from '@gen/backend-web';
import type { LabRunInfo, LabWorker, Topics } from '../session/lab-worker.js';
import type { FrameBox, FrameState } from './frame-box.js';
import type { ImageShelf } from './image-shelf.js';
import { openFiles } from './open-files.js';
import type { TrainingLoop } from './training-loop.js';
import type { Files } from './unpack.js';

/** What a page brings to its workbench: `E` is its experiment, `Opened` a run that is opened. */
export interface WorkbenchParts<T extends Topics, E, Opened> {
  /** Runs work on the model that nothing else may come between. */
  alone<R>(work: () => Promise<R>): Promise<R>;
  /** Where frames are gathered. */
  readonly box: Pick<FrameBox<T['pictures'], T['test']>, 'take'>;
  /** Where images of the visitor's are put. */
  readonly shelf: Pick<ImageShelf, 'put'>;
  /** What trains. */
  readonly loop: TrainingLoop<E, T['anatomy']>;
  /** The experiment in use; throws where there is none. */
  need(): E;
  /** Puts another experiment in the place of the one in use. */
  begin(
    origin: LabRunInfo<T['settings']>['origin'],
    settings: T['settings'],
    opened?: Opened,
  ): Promise<T['info']>;
  /** The run that came with the page, where there is one of these settings. */
  trainedRun(settings: T['settings']): Promise<Opened | undefined>;
  /** The run in dropped files. */
  readRun(files: Files, settings: T['settings']): Promise<Opened>;
  /** Turns knobs of an experiment; gives the first step that they hold for. */
  turn(experiment: E, knobs: T['knobs']): number;
  /** Which run it is, and where it stands. */
  progress(): Pick<FrameState, 'run' | 'step' | 'epoch'>;
}

/** What the worker of every page does: one engine, and one experiment at a time. */
export function workbenchOf<T extends Topics, E, Opened extends Pick<T, 'settings'>>({
  alone,
  box,
  shelf,
  loop,
  need,
  begin,
  trainedRun,
  readRun,
  turn,
  progress,
}: WorkbenchParts<T, E, Opened>): LabWorker<T> {
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
        const opened = await openFiles(files);
        if (opened.kind === 'images') {
          shelf.put(opened.images);
          return begin('scratch', { ...settings, data: 'files', start: 'scratch' });
        }
        const run = await readRun(opened.files, settings);
        return begin('file', { ...run.settings, engine: settings.engine }, run);
      }),

    turn: (knobs) => alone(() => Promise.resolve(turn(need(), knobs))),

    train: (playing) => Promise.resolve(playing ? loop.play(need()) : loop.pause()),

    step: () => loop.step(need()),

    frame: (seen) =>
      box.take(seen, () => {
        const { playing, examplesPerSecond } = loop;
        return { ...progress(), playing, examplesPerSecond };
      }),
  };
}
