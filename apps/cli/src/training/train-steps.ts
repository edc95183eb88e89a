import { adam, fitSteps, type Progress } from '@gen/core/train';
import { meansSince } from '../run/means-since.js';
import type { ProgressDisplay } from '../terminal/progress-display.js';
import { checkpointStore } from './save-metrics.js';
import { scoreEpoch } from './score-epoch.js';
import type { Session } from './session.js';

/**
 * Trains until the last epoch or the signal, and saves. Returns the number of steps done.
 *
 * What is measured at a step is a pure function of the step, so that a run that was interrupted writes
 * what one that was not would have written.
 */
export async function trainSteps(
  session: Session,
  signal: AbortSignal,
  display: ProgressDisplay,
): Promise<number> {
  const { run, model, batches, keys } = session;
  const { epochs, learningRate, checkpointEvery } = run.training;
  const resume = run.before?.checkpoint;
  const steps = fitSteps({
    model,
    objective: model.objective,
    batches,
    optimizer: adam({ learningRate }),
    key: keys.steps,
    epochs,
    reportEvery: 10,
    signal,
    resume,
    checkpoint: {
      store: checkpointStore(session),
      every: checkpointEvery === 'epoch' ? batches.batchesPerEpoch : checkpointEvery,
      configuration: { family: run.family.name, model: run.model },
    },
  });
  let done = resume?.step ?? 0;
  for await (const progress of steps) {
    const { step, history } = progress;
    done = step;
    display.report(progress);
    history.forEach((each, i) => session.log.addStep(step - history.length + i + 1, each));
    await endOfEpoch(session, progress, display);
  }
  return done;
}

async function endOfEpoch(
  session: Session,
  progress: Progress,
  display: ProgressDisplay,
): Promise<void> {
  const { step } = progress;
  const tested = await scoreEpoch(session, step);
  if (tested === undefined) return;
  const trained = meansSince(session.log.rows(), step - session.batches.batchesPerEpoch);
  display.epoch(progress, trained, tested);
}
