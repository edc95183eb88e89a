import { effect, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import { latestWins } from '../../lab/frames/latest-wins.js';
import { connectWorker, type WorkerConnection } from '../../lab/session/connect-worker.js';
import { openLabSession, type LabSession } from '../../lab/session/lab-session.js';
import { pick } from '../../lab/settings/pick.js';
import { kindOf } from './data-sets.js';
import type { EnergyTopics, EnergyWorker, Walk, Walkers } from './protocol.js';
import { initialSettings, shownOnly, type Settings } from './settings.js';

/** An experiment at work, as the page sees it. */
export interface Session extends LabSession<EnergyTopics> {
  /** Where the chains on show are. */
  readonly walkers: ReadonlySignal<Walkers | undefined>;
  /** Whether they walk on. */
  readonly walking: Signal<boolean>;
  /** Begins them anew. */
  scatter(): void;
  /** The run folder as a zip. */
  download(): Promise<Uint8Array | undefined>;
}

/** Milliseconds from one picture of the chains to the next. */
const pace = { images: 110, plane: 40 };

const isStill = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Starts a worker and keeps the page's picture of it. */
export function openSession(first: Settings): Session {
  const walkers = signal<Walkers | undefined>(undefined);
  const walking = signal(!isStill());
  let connection: WorkerConnection<EnergyWorker> | undefined;
  const lab = openLabSession<EnergyTopics>({
    first,
    initial: initialSettings,
    columns: 2,
    live: ['learningRate'],
    silent: shownOnly,
    connect: (onFailure) => (connection = connectWorker(startThread(), onFailure)),
  });
  const worker = connection!.worker;

  const walk = latestWins<Walk>(async (how) => {
    if (lab.run.value === undefined) return;
    const newest = await lab.attempt(() => worker.walk(how));
    if (newest !== undefined) walkers.value = newest;
  });
  const walkNow = () => walk(pick(lab.settings.value, shownOnly));
  // Chains that stand still go on a little where the model has changed, or what is asked of them.
  const stop = effect(() => {
    void [lab.pictures.value, ...Object.values(pick(lab.settings.value, shownOnly))];
    if (!walking.peek()) walkNow();
  });
  let next = 0;
  const tick = (now: number): void => {
    if (!lab.isOpen) return;
    if (walking.value && now >= next && lab.activity.value === 'none') {
      next = now + pace[kindOf(lab.settings.value)];
      walkNow();
    }
    requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);

  return Object.assign(lab, {
    walkers,
    walking,
    scatter: () => void lab.attempt(() => worker.scatter()).then(walkNow),
    download: () => lab.attempt(() => worker.download({})),
    close: ((end) => () => {
      stop();
      end();
    })(lab.close),
  });
}

const startThread = (): Worker =>
  new Worker(new URL('./worker/energy-worker.ts', import.meta.url), {
    type: 'module',
    name: 'energy',
  });
