import { breathe } from './breathe.js';
import type { FrameBox } from './frame-box.js';
import { speedometer } from './speedometer.js';

/** What the loop trains: something that is taken step by step. */
export interface Steppable {
  /** Steps taken. */
  readonly step: number;
  /** Examples in a step. */
  readonly batchSize: number;
}

/** Trains an experiment, stands still, and takes single steps; shows all of it. */
export interface TrainingLoop<E, Anatomy> {
  /** Whether it trains. */
  readonly playing: boolean;
  /** Examples trained on in a second. */
  readonly examplesPerSecond: number;
  /** Trains on, until the loop is paused or the experiment ends. */
  play(experiment: E): void;
  /** Stands still after the step that it is in. */
  pause(): void;
  /** Takes one step and takes it apart. */
  step(experiment: E): Promise<Anatomy>;
  /** Shows an experiment that is new. */
  show(experiment: E): Promise<void>;
}

/** What the loop works with. */
export interface TrainingLoopParts<E, Anatomy> {
  readonly box: Pick<FrameBox<never, never>, 'touch' | 'fail' | 'wantsPictures'>;
  /** Runs work on the model that nothing else may come between. */
  alone<T>(work: () => Promise<T>): Promise<T>;
  /** The experiment in use. */
  current(): E | undefined;
  /** Takes at most so many steps, which are read together. */
  take(experiment: E, most: number): Promise<void>;
  /** Takes one step by `take`, and tells what happens in it. */
  dissect(experiment: E, take: () => Promise<void>): Promise<Anatomy>;
  /** Makes pictures of the experiment as it is, and measures it. */
  refresh(experiment: E, playing: boolean): Promise<void>;
}

/** Share of the time that pictures may take from training. */
const pictureShare = 0.25;

/** Milliseconds of training after which losses are read and messages are let in. */
const stretch = 30;

/** Steps that are read together, at most. */
const mostSteps = 20;

/** A loop that stands still. */
export function trainingLoop<E extends Steppable, Anatomy>(
  parts: TrainingLoopParts<E, Anatomy>,
): TrainingLoop<E, Anatomy> {
  const { box, alone, current } = parts;
  const speed = speedometer();
  let playing = false;
  // Pause and play may follow each other faster than a loop ends: the last one goes on.
  let runs = 0;
  let shownStep = -1;
  let picturesFrom = 0;

  const refresh = async (experiment: E): Promise<void> => {
    const began = performance.now();
    shownStep = experiment.step;
    await parts.refresh(experiment, playing);
    const ended = performance.now();
    picturesFrom = ended + (ended - began) / pictureShare;
  };

  const take = async (experiment: E, most: number): Promise<void> => {
    const [began, first] = [performance.now(), experiment.step];
    await parts.take(experiment, most);
    speed.note((experiment.step - first) * experiment.batchSize, performance.now() - began);
  };

  /** As many steps as a stretch has room for. */
  const stepsAtOnce = ({ batchSize }: E): number => {
    const fitting = Math.floor((speed.perSecond * stretch) / 1000 / batchSize);
    return Math.max(1, Math.min(mostSteps, fitting));
  };

  const run = async (experiment: E): Promise<void> => {
    const mine = ++runs;
    const isMine = () => mine === runs && current() === experiment;
    const whileMine = (isWanted: () => boolean, work: () => Promise<void>) =>
      alone(async () => {
        if (isMine() && isWanted()) await work();
      });
    try {
      while (playing && isMine()) {
        await whileMine(
          () => playing,
          () => take(experiment, stepsAtOnce(experiment)),
        );
        const isDue = box.wantsPictures && performance.now() > picturesFrom;
        if (isDue) {
          await whileMine(
            () => playing,
            () => refresh(experiment),
          );
        }
        await breathe();
      }
      await whileMine(
        () => shownStep !== experiment.step,
        () => refresh(experiment),
      );
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
    get examplesPerSecond() {
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
        try {
          return await parts.dissect(experiment, () => take(experiment, 1));
        } finally {
          await refresh(experiment);
        }
      }),
    async show(experiment) {
      speed.clear();
      await refresh(experiment);
      if (playing) void run(experiment);
    },
  };
}
