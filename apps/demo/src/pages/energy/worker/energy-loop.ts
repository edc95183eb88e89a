import type { FrameBox } from '../../../lab/worker/frame-box.js';
import { trainingLoop, type TrainingLoop } from '../../../lab/worker/training-loop.js';
import type { Loss } from '../../../lab/worker/losses-csv.js';
import type { Measurement, Pictures, StepAnatomy } from '../protocol.js';
import type { Subject } from './subject.js';

/** What the loop works with. */
export interface EnergyLoopParts {
  readonly box: FrameBox<Pictures, Measurement>;
  /** Keeps what was minimised in a step. */
  note(loss: Loss): void;
  /** Runs work on the model that nothing else may come between. */
  alone<T>(work: () => Promise<T>): Promise<T>;
  /** The experiment in use. */
  current(): Subject | undefined;
}

/** A loop that can be told that its experiment is about to end. */
export interface EnergyLoop extends TrainingLoop<Subject, StepAnatomy> {
  /** Breaks off what goes on with the old experiment. */
  leave(): void;
}

/** Milliseconds from one measurement to the next. */
const measurePause = 500;

/** Share of the time that estimates may take from training. */
const estimateShare = 0.3;

/** Trains energy models and shows how they change. */
export function energyLoop(parts: EnergyLoopParts): EnergyLoop {
  const { box, note, current } = parts;
  let measureFrom = 0;
  let estimateFrom = 0;
  let isEstimating = false;
  let stop = new AbortController();

  /** Estimates beside training, of the model as it was: one at a time. */
  const estimate = (subject: Subject): void => {
    isEstimating = true;
    const began = performance.now();
    const { signal } = stop;
    void subject
      .estimate(signal)()
      .then(
        (measured) => {
          if (!signal.aborted && current() === subject) box.measure(measured);
        },
        (error: unknown) => {
          if (!signal.aborted) box.fail(error instanceof Error ? error.message : String(error));
        },
      )
      .finally(() => {
        const ended = performance.now();
        estimateFrom = ended + (ended - began) * (1 / estimateShare - 1);
        isEstimating = false;
      });
  };

  const loop = trainingLoop<Subject, StepAnatomy>({
    ...parts,
    async take(subject, most) {
      for (const loss of await subject.next(most)) note(loss);
    },
    dissect: (subject, take) => subject.dissect(take),
    async refresh(subject, playing) {
      const pictures = await subject.pictures();
      if (current() === subject) box.show(pictures);
      if (!playing || performance.now() > measureFrom) {
        box.measure(await subject.measure());
        measureFrom = performance.now() + measurePause;
      }
      if (!isEstimating && (!playing || performance.now() > estimateFrom)) estimate(subject);
    },
  });
  // A spread would read the loop's getters once.
  return Object.assign(loop, {
    leave() {
      stop.abort();
      stop = new AbortController();
    },
  });
}
