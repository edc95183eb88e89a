import type { StepAnatomy } from '../protocol.js';
import { breathe } from './breathe.js';
import { dissectStep } from './dissect-step.js';
import type { Experiment } from './experiment.js';
import type { FrameBox } from './frame-box.js';
import { makePictures, measureTests } from './make-pictures.js';
import type { Records } from './records.js';
import { speedometer } from './speedometer.js';
import { steadyExtent } from './steady-extent.js';

/** Trains an experiment, stands still, and takes single steps; shows all of it. */
export interface TrainingLoop {
  /** Whether it trains. */
  readonly playing: boolean;
  /** Images trained on in a second. */
  readonly imagesPerSecond: number;
  /** Trains on, until the loop is paused or the experiment ends. */
  play(experiment: Experiment): void;
  /** Stands still after the step that it is in. */
  pause(): void;
  /** Takes one step and takes it apart. */
  step(experiment: Experiment): Promise<StepAnatomy>;
  /** Shows an experiment that is new. */
  show(experiment: Experiment): Promise<void>;
}

/** What the loop works with. */
export interface TrainingLoopParts {
  readonly box: FrameBox;
  readonly records: Records;
  /** Runs work on the model that nothing else may come between. */
  alone<T>(work: () => Promise<T>): Promise<T>;
  /** The experiment in use. */
  current(): Experiment | undefined;
}

/** Share of the time that pictures may take from training. */
const pictureShare = 0.25;

/** Milliseconds from one measurement on test images to the next. */
const testPause = 500;

/** A loop that stands still. */
export function trainingLoop({ box, records, alone, current }: TrainingLoopParts): TrainingLoop {
  const speed = speedometer();
  let playing = false;
  // Pause and play may follow each other faster than a loop ends: the last one goes on.
  let runs = 0;
  let shownStep = -1;
  let picturesFrom = 0;
  let testsFrom = 0;
  let extentOf = steadyExtent();

  const refresh = async (experiment: Experiment): Promise<void> => {
    const began = performance.now();
    const { trainer, before } = experiment;
    shownStep = trainer.step;
    if (!playing || began > testsFrom) {
      box.measure(await measureTests(experiment, before + shownStep));
      testsFrom = performance.now() + testPause;
    }
    const pictures = await makePictures(experiment, before + shownStep, extentOf);
    if (current() !== experiment) return;
    box.show(pictures);
    const ended = performance.now();
    picturesFrom = ended + (ended - began) / pictureShare;
  };

  const take = async ({ trainer, before, settings }: Experiment): Promise<void> => {
    const began = performance.now();
    const record = await trainer.next();
    speed.note(settings.batch, performance.now() - began);
    records.add(record);
    box.add(before + record.step, record.reconstruction, record.kl);
  };

  const run = async (experiment: Experiment): Promise<void> => {
    const mine = ++runs;
    const isMine = () => mine === runs && current() === experiment;
    const whileMine = (isWanted: () => boolean, work: (on: Experiment) => Promise<void>) =>
      alone(async () => {
        if (isMine() && isWanted()) await work(experiment);
      });
    try {
      while (playing && isMine()) {
        await whileMine(() => playing, take);
        const isDue = box.wantsPictures && performance.now() > picturesFrom;
        if (isDue) await whileMine(() => playing, refresh);
        await breathe();
      }
      await whileMine(() => shownStep !== experiment.trainer.step, refresh);
    } catch (error) {
      if (mine !== runs) return;
      playing = false;
      box.fail(error instanceof Error ? error.message : String(error));
    }
  };

  return {
    get playing() {
      return playing;
    },
    get imagesPerSecond() {
      return speed.perSecond;
    },
    play(experiment) {
      if (playing) return;
      playing = true;
      box.touch();
      void run(experiment);
    },
    pause() {
      if (!playing) return;
      playing = false;
      box.touch();
    },
    step: (experiment) =>
      alone(async () => {
        playing = false;
        const { trainer, model, before } = experiment;
        const { batch, key } = await trainer.coming();
        try {
          return await dissectStep({
            model,
            objective: trainer.objective,
            step: before + trainer.step,
            scheduleStep: trainer.step,
            batch,
            key,
            beta: trainer.beta,
            take: () => take(experiment),
          });
        } finally {
          batch.dispose();
          await refresh(experiment);
        }
      }),
    async show(experiment) {
      speed.clear();
      extentOf = steadyExtent();
      await refresh(experiment);
      if (playing) void run(experiment);
    },
  };
}
