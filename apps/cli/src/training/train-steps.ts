import { fitSteps, type Listener, type Metrics } from '@gen/core/train';
import { decodeMetrics } from '../run/metrics-csv.js';
import { FILES } from '../run/run-files.js';
import { scoreEpoch } from './score-epoch.js';
import type { Session } from './session.js';

/**
 * Trains until the last epoch or the signal, and saves. Returns the number of steps done.
 *
 * What is measured at a step is a pure function of the step, and written before a checkpoint, so that a run
 * that was interrupted writes what one that was not would have written.
 */
export async function trainSteps(
  session: Session,
  signal: AbortSignal,
  display: Listener,
): Promise<number> {
  const { run, model, ema, batches, keys, logs } = session;
  const { epochs, learningRate, checkpointEvery } = run.training;
  const resume = run.before?.checkpoint;
  const { objective } = model;
  const stepsAnEpoch = batches.batchesPerEpoch;
  const plan = { learningRate, steps: epochs * stepsAnEpoch, stepsAnEpoch };
  const steps = fitSteps({
    model,
    objective: 'phases' in objective ? objective.phases(plan) : objective,
    batches,
    optimizer: model.optimizer(plan),
    key: keys.steps,
    ema,
    epochs,
    reportEvery: 10,
    signal,
    resume,
    checkpoint: {
      store: run.store,
      every: checkpointEvery === 'epoch' ? batches.batchesPerEpoch : checkpointEvery,
      configuration: { family: run.family.name, model: run.model },
    },
  });
  let done = resume?.step ?? 0;
  let earlier = await epochSoFar(session, done);
  for await (const progress of steps) {
    done = progress.step;
    const scored = { ...progress, validation: await scoreEpoch(session, progress) };
    for (const log of logs) await log(scored);
    await display({ ...scored, history: [...earlier, ...progress.history] });
    earlier = [];
  }
  return done;
}

/** What the steps of an epoch gave before its run was interrupted: its means are those of all steps. */
async function epochSoFar({ run, batches }: Session, done: number): Promise<Metrics[]> {
  const begin = done - (done % batches.batchesPerEpoch);
  if (begin === done) return [];
  return decodeMetrics(await run.store.get(FILES.metrics))
    .filter(({ step, split }) => split === 'train' && step > begin && step <= done)
    .map(({ metrics }) => metrics);
}
