import { zipSync } from 'fflate';
import { frameBox } from '../../../lab/worker/frame-box.js';
import { imageShelf } from '../../../lab/worker/image-shelf.js';
import { writeLosses, type Loss } from '../../../lab/worker/losses-csv.js';
import { oneAtATime } from '../../../lab/worker/one-at-a-time.js';
import { runFiles } from '../../../lab/worker/run-files.js';
import { workbenchOf } from '../../../lab/worker/workbench-of.js';
import type { EnergyTopics, EnergyWorker, Measurement, Pictures, RunInfo } from '../protocol.js';
import type { Settings } from '../settings.js';
import { energyLoop } from './energy-loop.js';
import { readRun, trainedRun, type OpenedRun } from './open-run.js';
import { openSubject } from './open-subject.js';
import type { Subject } from './subject.js';

/** The worker's side of the page: one engine, and one experiment at a time. */
export function workbench(): EnergyWorker {
  const alone = oneAtATime();
  const box = frameBox<Pictures, Measurement>();
  const shelf = imageShelf();
  let losses: Loss[] = [];
  let subject: Subject | undefined;
  let runs = 0;
  const note = (loss: Loss): void => {
    losses.push(loss);
    box.add(...loss);
  };
  const loop = energyLoop({ box, note, alone, current: () => subject });

  const need = (): Subject => {
    if (subject === undefined) throw new Error('There is no model yet.');
    return subject;
  };

  const begin = async (
    origin: RunInfo['origin'],
    settings: Settings,
    opened?: OpenedRun,
  ): Promise<RunInfo> => {
    const next = openSubject(settings, shelf, opened);
    const old = subject;
    subject = next;
    loop.leave();
    await old?.dispose();
    runs += 1;
    box.clear();
    losses = [];
    opened?.losses.forEach(note);
    await loop.show(next);
    return { origin, before: opened?.step ?? 0, settings, ...(await next.info()) };
  };

  return {
    ...workbenchOf<EnergyTopics, Subject, OpenedRun>({
      alone,
      box,
      shelf,
      loop,
      need,
      begin,
      trainedRun,
      readRun,
      turn: (current, knobs) => {
        current.knobs = knobs;
        return current.step;
      },
      progress: () => {
        const step = subject?.step ?? 0;
        return { run: runs, step, epoch: step / (subject?.stepsPerEpoch ?? 1) };
      },
    }),

    walk: (walk) => alone(() => need().walk(walk)),

    scatter: () => alone(() => Promise.resolve(need().scatter())),

    download: (others) =>
      alone(async () => {
        const { files, stepsPerEpoch } = need();
        if (files === undefined) throw new Error('The terminal has no runs of this kind.');
        const metrics = writeLosses(losses, stepsPerEpoch);
        return zipSync(
          { ...(await files()), [runFiles.metrics]: metrics, ...others },
          { level: 6 },
        );
      }),
  };
}
