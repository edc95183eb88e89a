import type { EngineReport } from '@gen/core';
import { loadData, type LoadedData } from '../data/load-data.js';
import type { RunModel } from '../families/family.js';
import { newRun } from '../run/new-run.js';
import { resumeRun } from '../run/resume-run.js';
import type { Run } from '../run/run.js';
import { FILES } from '../run/run-files.js';
import type { TrainRequest } from '../run/train-request.js';
import { progressDisplay } from '../terminal/progress-display.js';
import { say, sayField } from '../terminal/say.js';
import { stopOnInterrupt } from '../terminal/stop-signal.js';
import { begin, checkBefore } from './begin.js';
import { explainLoss } from './explain-loss.js';
import { finish } from './finish.js';
import { keysOf } from './keys.js';
import { scoreEpoch } from './score-epoch.js';
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
  try {
    const session = await begin(run, model, data, keys, report.engine);
    tell(run, data, model, report);
    return await trainUntilStopped(session);
  } catch (error) {
    await leaveNothing(run);
    throw explainLoss(error, callee, run);
  } finally {
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
  const display = progressDisplay(session.model);
  const stop = stopOnInterrupt(() => display.stopping());
  const before = session.run.before?.checkpoint?.step ?? 0;
  let done: number;
  try {
    await scoreEpoch(session, before);
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
  const { epochs, batch, key } = run.training;
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
  sayField('run', `${run.path}, ${epochs} epochs, batches of ${batch}, key ${key}`);
  if (done !== undefined) sayField('', `goes on after ${done} steps`);
  say();
}
