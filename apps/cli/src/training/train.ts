import type { EngineReport } from '@gen/core';
import { movingAverage } from '@gen/core/train';
import { consoleProgress } from '@gen/backend-node';
import { loadData, type LoadedData } from '../data/load-data.js';
import type { RunModel } from '../families/family.js';
import { newRun } from '../run/new-run.js';
import { resumeRun } from '../run/resume-run.js';
import type { Run } from '../run/run.js';
import { FILES } from '../run/run-files.js';
import type { TrainRequest } from '../run/train-request.js';
import { say, sayField } from '../terminal/say.js';
import { stopOnInterrupt } from '../terminal/stop-signal.js';
import { begin, checkBefore } from './begin.js';
import { explainLoss } from './explain-loss.js';
import { finish } from './finish.js';
import { keysOf } from './keys.js';
import type { Session } from './session.js';
import { startEngine } from './start-engine.js';
import { tellEngine } from './tell-engine.js';
import { trainSteps } from './train-steps.js';

/** Trains a model as was asked. Resolves to the exit code: not 0 where the user stopped it. */
export async function train(request: TrainRequest): Promise<number> {
  const { callee, resume } = request;
  const run = await (resume === undefined ? newRun(request) : resumeRun(resume, request));
  const data = await loadData(run.training.data, run.training.trainImages);
  const report = await startEngine(callee, run.engine);
  checkBefore(callee, run, data, report);
  const keys = keysOf(run.training.key);
  const model = await run.family.build(run.model, data.train, keys.model);
  const { ema: decay } = run.training;
  const ema = decay === 0 ? undefined : movingAverage(model, { decay });
  try {
    const session = await begin(run, model, ema, data, keys, report.engine);
    tell(run, data, model, report);
    return await trainUntilStopped(session);
  } catch (error) {
    await leaveNothing(run);
    throw explainLoss(error, callee, run);
  } finally {
    ema?.dispose();
    model.dispose();
  }
}

/** A run that fails before its first checkpoint leaves its folder to the next try. */
async function leaveNothing({ store, before }: Run): Promise<void> {
  const names = await store.list().catch((): string[] => []);
  if (before !== undefined || names.includes(FILES.checkpoint)) return;
  for (const name of [FILES.config, FILES.metrics]) await store.remove(name).catch(() => undefined);
}

async function trainUntilStopped(session: Session): Promise<number> {
  const display = consoleProgress({
    describe: (metrics) => session.model.describe(metrics),
    abbreviate: (metrics) => session.model.abbreviate(metrics),
    unit: 'images',
    validation: 'test',
  });
  const stop = stopOnInterrupt(() => display.note('stopping after this step'));
  let done: number;
  try {
    done = await trainSteps(session, stop.signal, display);
  } finally {
    display.close();
    stop.dispose();
  }
  const steps = session.run.training.epochs * session.batches.batchesPerEpoch;
  const isStopped = done < steps;
  await finish(session, done, isStopped);
  return isStopped ? stop.exitCode() : 0;
}

function tell(run: Run, { train, test }: LoadedData, model: RunModel, report: EngineReport): void {
  const { epochs, batch, ema, key } = run.training;
  const size = `${train.height} × ${train.width}`;
  const [trained, tested] = [train.count, test.count].map((count) => count.toLocaleString('en'));
  const done = run.before?.checkpoint?.step;
  tellEngine(report);
  sayField(
    'data',
    `${train.name}, ${trained} images of ${size} to train on, ${tested} to score on`,
  );
  sayField('', model.intake.summary);
  sayField('model', model.summary);
  const averaged = ema === 0 ? '' : `, averages of decay ${ema}`;
  sayField('run', `${run.path}, ${epochs} epochs, batches of ${batch}, key ${key}${averaged}`);
  if (done !== undefined) sayField('', `goes on after ${done} steps`);
  say();
}
