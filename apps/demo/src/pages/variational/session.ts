import { computed, type ReadonlySignal, type Signal } from '@preact/signals';
import { latestWins } from '../../lab/frames/latest-wins.js';
import { nextFrame } from '../../lab/frames/next-frame.js';
import { connectWorker } from './connect-worker.js';
import type { Ends } from './protocol.js';
import {
  beginRun,
  emptyState,
  noteTurn,
  takeFrame,
  type SessionState,
  type Watched,
} from './session-state.js';
import { initialSettings, type Settings } from './settings.js';

/** An experiment at work, as the page sees it. */
export interface Session extends Watched<Omit<SessionState, 'problem'>> {
  /** What went wrong last, in words; closing the notice clears it. */
  readonly problem: Signal<string | undefined>;
  /** Whether training goes on. */
  readonly playing: ReadonlySignal<boolean>;
  /** Changes settings; what they need is made anew. */
  change(patch: Partial<Settings>): void;
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
  /** Decodes a code for the handle; of several that wait only the newest is decoded. */
  decode(code: readonly number[]): void;
  /** Decodes codes between and around two test images; the newest ends win. */
  explore(ends: Ends): void;
  /** The run folder as a zip. */
  download(): Promise<Uint8Array | undefined>;
  /** Ends the worker. */
  close(): void;
}

const live = ['beta', 'learningRate'] as const;
const silent = ['at'] as const;

/** Starts a worker and keeps the page's picture of it. */
export function openSession(first: Settings): Session {
  const state = emptyState(first);
  const { settings, activity, problem, run, frame } = state;
  const { worker, close } = connectWorker((message) => (problem.value = message));
  let isOpen = true;

  const attempt = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await work();
    } catch (error) {
      if (isOpen) problem.value = error instanceof Error ? error.message : String(error);
      return undefined;
    }
  };
  const whileBusy = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
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

  const prepare = latestWins<Settings>(async (wanted) => {
    const info = await whileBusy(async () =>
      wanted.data === 'files' && !state.hasFiles.value ? undefined : worker.prepare(wanted),
    );
    if (info === undefined) return;
    const now = settings.value;
    beginRun(state, info, { ...now, start: info.settings.start });
    // The knobs may have been turned in the meantime.
    if (live.some((name) => info.settings[name] !== now[name])) turn(now);
  });

  const turn = latestWins<Settings>(async ({ beta, learningRate }) => {
    if (run.value === undefined) return;
    const step = await attempt(() => worker.turn({ beta, learningRate }));
    if (step !== undefined) noteTurn(state, { step, beta, learningRate });
  });

  const decode = latestWins<readonly number[]>(async (code) => {
    if (run.value?.settings.latent !== code.length) return;
    const image = await attempt(() => worker.decode(Float32Array.from(code)));
    if (image !== undefined) state.decoded.value = image;
  });

  const explore = latestWins<Ends>(async (ends) => {
    const explored = await attempt(() => worker.explore(ends));
    if (explored !== undefined) state.exploration.value = explored;
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
      const only = (few: readonly string[]) =>
        Object.keys(patch).every((name) => few.includes(name));
      if (!only([...live, ...silent])) return restart({ ...next, start: 'scratch' });
      settings.value = next;
      if (!only(silent)) turn(next);
    },
    reset: () => restart({ ...settings.value, start: 'scratch' }),
    showTrained() {
      const { at, engine } = settings.value;
      restart({ ...initialSettings, at, engine });
    },
    async drop(files) {
      const info = await whileBusy(() => worker.drop(files, settings.value));
      if (info === undefined) return;
      if (info.origin === 'scratch') state.hasFiles.value = true;
      beginRun(state, info, { ...info.settings, at: settings.value.at });
    },
    train: (playing) => void attempt(() => worker.train(playing)),
    async step() {
      const taken = await attempt(() => worker.step());
      if (taken !== undefined) state.anatomy.value = taken;
    },
    decode,
    explore,
    download: () =>
      attempt(async () => {
        // What draws it is larger than the page: it comes when it is needed.
        const { lossPicture } = await import('./loss-picture.js');
        return worker.download({ 'loss.png': await lossPicture(state.curve) });
      }),
    close() {
      isOpen = false;
      close();
    },
  };
}
