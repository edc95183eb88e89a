import { batch, computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { EngineReport } from '@gen/core';
import { latestWins } from '../../lab/frames/latest-wins.js';
import { nextFrame } from '../../lab/frames/next-frame.js';
import type { Images } from '../../lab/picture/images.js';
import { growingCurve, type Curve } from '../../lab/plots/curve.js';
import { connectWorker } from './connect-worker.js';
import type {
  Ends,
  Exploration,
  Frame,
  Pictures,
  RunInfo,
  StepAnatomy,
  TestMeasurement,
  Turn,
} from './protocol.js';
import { initialSettings, type Settings } from './settings.js';

/** What the session is busy with. */
export type Activity = 'engine' | 'data' | 'none';

/** An experiment at work, as the page sees it. */
export interface Session {
  readonly settings: ReadonlySignal<Settings>;
  readonly engine: ReadonlySignal<EngineReport | undefined>;
  readonly activity: ReadonlySignal<Activity>;
  /** Whether files of the visitor's are at hand. */
  readonly hasFiles: ReadonlySignal<boolean>;
  /** What went wrong last, in words. */
  readonly problem: Signal<string | undefined>;
  readonly run: ReadonlySignal<RunInfo | undefined>;
  readonly frame: ReadonlySignal<Frame | undefined>;
  readonly pictures: ReadonlySignal<Pictures | undefined>;
  readonly curve: Curve;
  readonly tests: ReadonlySignal<readonly TestMeasurement[]>;
  readonly turns: ReadonlySignal<readonly Turn[]>;
  readonly playing: ReadonlySignal<boolean>;
  readonly anatomy: ReadonlySignal<StepAnatomy | undefined>;
  /** Codes between and around two test images. */
  readonly exploration: ReadonlySignal<Exploration | undefined>;
  /** The image at the handle in latent space. */
  readonly decoded: ReadonlySignal<Images | undefined>;
  /** Changes settings; what they need is made anew. */
  change(patch: Partial<Settings>): void;
  /** Starts again from scratch. */
  reset(): void;
  /** Shows the model that came with the page. */
  showTrained(): void;
  drop: (files: readonly File[]) => Promise<void>;
  train(playing: boolean): void;
  step(): Promise<void>;
  /** Decodes a code for the handle; of several that wait only the newest is decoded. */
  decode(code: readonly number[]): void;
  /** Decodes codes between and around two test images; the newest ends win. */
  explore(ends: Ends): void;
  download(): Promise<Uint8Array | undefined>;
  close(): void;
}

const live = ['beta', 'learningRate'] as const;
const silent = ['at'] as const;

/** Starts a worker and keeps the page's picture of it. */
export function openSession(first: Settings): Session {
  const { worker, close } = connectWorker();
  const settings = signal(first);
  const engine = signal<EngineReport | undefined>(undefined);
  const activity = signal<Activity>('engine');
  const hasFiles = signal(false);
  const problem = signal<string | undefined>(undefined);
  const run = signal<RunInfo | undefined>(undefined);
  const frame = signal<Frame | undefined>(undefined);
  const pictures = signal<Pictures | undefined>(undefined);
  const tests = signal<readonly TestMeasurement[]>([]);
  const turns = signal<readonly Turn[]>([]);
  const anatomy = signal<StepAnatomy | undefined>(undefined);
  const decoded = signal<Images | undefined>(undefined);
  const exploration = signal<Exploration | undefined>(undefined);
  const curve = growingCurve(3);
  let open = true;

  const attempt = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await work();
    } catch (error) {
      if (open) problem.value = error instanceof Error ? error.message : String(error);
      return undefined;
    }
  };

  const begin = (info: RunInfo, next: Settings): void => {
    batch(() => {
      run.value = info;
      settings.value = next;
      turns.value = [
        { step: 0, beta: info.settings.beta, learningRate: info.settings.learningRate },
      ];
      anatomy.value = undefined;
    });
    if (live.some((name) => info.settings[name] !== next[name])) turn(next);
  };

  const prepare = latestWins<Settings>(async (wanted) => {
    if (wanted.data === 'files' && !hasFiles.value) {
      activity.value = 'none';
      return;
    }
    activity.value = 'data';
    const info = await attempt(() => worker.prepare(wanted, wanted.start));
    activity.value = 'none';
    if (info !== undefined) begin(info, { ...settings.value, start: info.settings.start });
  });

  const turn = latestWins<Settings>(async ({ beta, learningRate }) => {
    const step = await attempt(() => worker.turn({ beta, learningRate }));
    if (step === undefined) return;
    turns.value = [...turns.value.filter((past) => past.step < step), { step, beta, learningRate }];
  });

  const take = (newest: Frame): void => {
    batch(() => {
      if (newest.run !== frame.value?.run) {
        curve.clear();
        tests.value = [];
      }
      frame.value = newest;
      curve.append(newest.losses);
      if (newest.failure !== undefined) problem.value = newest.failure;
      if (newest.tests.length > 0) tests.value = [...tests.value, ...newest.tests];
      if (newest.pictures !== undefined) pictures.value = newest.pictures;
    });
  };

  const follow = async (): Promise<void> => {
    while (open) {
      const newest = await worker.frame(frame.value?.version ?? -1);
      await nextFrame();
      if (open) take(newest);
    }
  };

  const decode = latestWins<readonly number[]>(async (code) => {
    if (run.value?.settings.latent !== code.length) return;
    const image = await attempt(() => worker.decode(Float32Array.from(code)));
    if (image !== undefined) decoded.value = image;
  });

  const explore = latestWins<Ends>(async (ends) => {
    const explored = await attempt(() => worker.explore(ends));
    if (explored !== undefined) exploration.value = explored;
  });

  void attempt(async () => {
    engine.value = await worker.start(first.engine);
    prepare(settings.value);
    await follow();
  });

  return {
    settings,
    engine,
    activity,
    hasFiles,
    problem,
    run,
    frame,
    pictures,
    curve,
    tests,
    turns,
    anatomy,
    decoded,
    exploration,
    playing: computed(() => frame.value?.playing ?? false),
    change(patch) {
      settings.value = { ...settings.value, ...patch };
      const names = Object.keys(patch);
      const only = (few: readonly string[]) => names.every((name) => few.includes(name));
      if (only(silent)) return;
      if (only([...live, ...silent])) return turn(settings.value);
      settings.value = { ...settings.value, start: 'scratch' };
      prepare(settings.value);
    },
    reset() {
      settings.value = { ...settings.value, start: 'scratch' };
      prepare(settings.value);
    },
    showTrained() {
      const { at, engine: name } = settings.value;
      settings.value = { ...initialSettings, at, engine: name };
      prepare(settings.value);
    },
    async drop(files) {
      activity.value = 'data';
      const info = await attempt(() => worker.drop(files, settings.value));
      activity.value = 'none';
      if (info === undefined) return;
      if (info.origin === 'scratch') hasFiles.value = true;
      begin(info, { ...info.settings, at: settings.value.at });
    },
    train: (playing) => void attempt(() => worker.train(playing)),
    async step() {
      const taken = await attempt(() => worker.step());
      if (taken !== undefined) anatomy.value = taken;
    },
    decode,
    explore,
    download: () =>
      attempt(async () => {
        // What draws it is larger than the page: it comes when it is needed.
        const { lossPicture } = await import('./loss-picture.js');
        return worker.download({ 'loss.png': await lossPicture(curve) });
      }),
    close() {
      open = false;
      close();
    },
  };
}
