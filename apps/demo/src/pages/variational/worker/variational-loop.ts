import type { FrameBox } from '../../../lab/worker/frame-box.js';
import { trainingLoop, type TrainingLoop } from '../../../lab/worker/training-loop.js';
import type { Pictures, StepAnatomy, TestMeasurement } from '../protocol.js';
import { dissectStep } from './dissect-step.js';
import type { Experiment } from './experiment.js';
import { makePictures, measureTests } from './make-pictures.js';
import type { Records } from './records.js';
import { steadyExtent } from './steady-extent.js';

/** What the loop works with. */
export interface VariationalLoopParts {
  readonly box: FrameBox<Pictures, TestMeasurement>;
  readonly records: Records;
  /** Runs work on the model that nothing else may come between. */
  alone<T>(work: () => Promise<T>): Promise<T>;
  /** The experiment in use. */
  current(): Experiment | undefined;
}

/** Milliseconds from one measurement on test images to the next. */
const testPause = 500;

/** Trains VAEs and shows how they change. */
export function variationalLoop(
  parts: VariationalLoopParts,
): TrainingLoop<Experiment, StepAnatomy> {
  const { box, records, current } = parts;
  let testsFrom = 0;
  let shown: Experiment | undefined;
  let extentOf = steadyExtent();
  return trainingLoop({
    ...parts,
    async take({ trainer, before }, most) {
      for (const record of await trainer.next(most)) {
        records.add(record);
        box.add(before + record.step, record.reconstruction, record.kl);
      }
    },
    async dissect(experiment, take) {
      const { trainer, model, before, step } = experiment;
      const { batch, key } = await trainer.stepper.coming();
      try {
        return await dissectStep({
          model,
          objective: trainer.objective,
          step: before + step,
          scheduleStep: step,
          batch,
          key,
          beta: trainer.beta,
          take,
        });
      } finally {
        batch.dispose();
      }
    },
    async refresh(experiment, playing) {
      if (shown !== experiment) [shown, extentOf] = [experiment, steadyExtent()];
      const step = experiment.before + experiment.step;
      if (!playing || performance.now() > testsFrom) {
        box.measure(await measureTests(experiment, step));
        testsFrom = performance.now() + testPause;
      }
      const pictures = await makePictures(experiment, step, extentOf);
      if (current() === experiment) box.show(pictures);
    },
  });
}
