import { computed, type ReadonlySignal, type Signal } from '@preact/signals';
import { latestWins } from '../frames/latest-wins.js';
import { nextFrame } from '../frames/next-frame.js';
import { pick } from '../settings/pick.js';
import type { LabWorker, Topics } from './lab-worker.js';
import {
  beginRun,
  emptyState,
  noteTurn,
  takeFrame,
  type SessionState,
  type Watched,
} from './session-state.js';

/** What a session is made of. */
export interface LabSessionParts<T extends Topics> {
  /** The experiment to begin with. */
  readonly first: T['settings'];
  /** The experiment that the model which came with the page is of. */
  readonly initial: T['settings'];
  /** Connects to a worker, which tells when it fails. */
  connect(onFailure: (message: string) => void): {
    readonly worker: LabWorker<T>;
    close(): void;
  };
  /** The step and what is measured in it: how many numbers. */
  readonly columns: number;
  /** Settings that can be turned while the model trains. */
  readonly live: readonly (keyof T['knobs'] & keyof T['settings'])[];
  /** Settings of what is on show, which change nothing in the experiment. */
  readonly silent: readonly (keyof T['settings'])[];
}

/** An experiment at work, as its page sees it. */
export interface LabSession<T extends Topics> extends Watched<Omit<SessionState<T>, 'problem'>> {
  /** What went wrong last, in words; closing the notice clears it. */
  readonly problem: Signal<string | undefined>;
  /** Whether training goes on. */
  readonly playing: ReadonlySignal<boolean>;
  /** Changes settings; what they need is made anew. */
  change(patch: Partial<T['settings']>): void;
  /** Starts again from scratch. */
  reset(): void;
  /** Shows the model that came with the page. */
  showTrained(): void;
  /** Takes files as data or as a run. */
  drop: (files: readonly File[]) => Promise<void>;
  /** Trains or pauses. */
  train(playing: boolean): void;
  /** Takes one step and takes it apart. */
  step(): Promise<void>;
  /** Does what may fail; a failure is shown, and gives nothing. */
  attempt<R>(work: () => Promise<R>): Promise<R | undefined>;
  /** Whether the session goes on. */
  readonly isOpen: boolean;
  /** Ends the worker. */
  close(): void;
}

/** Starts a worker and keeps a page's picture of it. */
export function openLabSession<T extends Topics>(parts: LabSessionParts<T>): LabSession<T> {
  type Settings = T['settings'];
  const { first, initial, live, silent } = parts;
  const state = emptyState<T>(first, parts.columns);
  const { settings, activity, problem, run, frame } = state;
  const { worker, close } = parts.connect((message) => (problem.value = message));
  let isOpen = true;

  const attempt = async <R>(work: () => Promise<R>): Promise<R | undefined> => {
    try {
      return await work();
    } catch (error) {
      if (isOpen) problem.value = error instanceof Error ? error.message : String(error);
      return undefined;
    }
  };
  const whileBusy = async <R>(work: () => Promise<R>): Promise<R | undefined> => {
    await started;
    const hasEngine = state.engine.value !== undefined;
    activity.value = hasEngine ? 'data' : 'none';
    const result = hasEngine ? await attempt(work) : undefined;
    activity.value = 'none';
    return result;
  };
  const started = attempt(async () => {
    state.engine.value = await worker.start(first.engine);
  });

  const knobsOf = (from: Settings): T['knobs'] => pick(from, live as (keyof Settings)[]);
  const shown = (): Partial<Settings> => pick(settings.value, silent);

  const prepare = latestWins<Settings>(async (wanted) => {
    const info = await whileBusy(async () =>
      wanted.data === 'files' && !state.hasFiles.value ? undefined : worker.prepare(wanted),
    );
    if (info === undefined) return;
    const now = settings.value;
    const prepared: Settings = info.settings;
    beginRun(state, info, { ...now, start: prepared.start }, knobsOf(prepared));
    // The knobs may have been turned in the meantime.
    if (live.some((name) => prepared[name] !== now[name])) turn(now);
  });

  const turn = latestWins<Settings>(async (wanted) => {
    if (run.value === undefined) return;
    const knobs = knobsOf(wanted);
    const step = await attempt(() => worker.turn(knobs));
    if (step !== undefined) noteTurn(state, { step, ...knobs });
  });

  /** Asks for a frame when the last one is painted: there is never more than one on its way. */
  const follow = async (): Promise<void> => {
    while (isOpen) {
      const newest = await worker.frame(frame.value?.version ?? -1);
      await nextFrame();
      if (isOpen) takeFrame(state, newest);
    }
  };

  const restart = (next: Settings): void => {
    settings.value = next;
    prepare(next);
  };
  restart(first);
  void attempt(follow);

  return {
    ...state,
    playing: computed(() => frame.value?.playing ?? false),
    change(patch) {
      const next = { ...settings.value, ...patch };
      const only = (few: readonly PropertyKey[]) =>
        Object.keys(patch).every((name) => few.includes(name));
      if (!only([...live, ...silent])) return restart({ ...next, start: 'scratch' });
      settings.value = next;
      if (!only(silent)) turn(next);
    },
    reset: () => restart({ ...settings.value, start: 'scratch' }),
    showTrained: () => restart({ ...initial, ...shown(), engine: settings.value.engine }),
    async drop(files) {
      const info = await whileBusy(() => worker.drop(files, settings.value));
      if (info === undefined) return;
      if (info.origin === 'scratch') state.hasFiles.value = true;
      beginRun(state, info, { ...info.settings, ...shown() }, knobsOf(info.settings));
    },
    train: (playing) => void attempt(() => worker.train(playing)),
    async step() {
      const taken = await attempt(() => worker.step());
      if (taken !== undefined) state.anatomy.value = taken;
    },
    attempt,
    get isOpen() {
      return isOpen;
    },
    close() {
      isOpen = false;
      close();
    },
  };
}
