import { batch, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { EngineReport } from '@gen/core';
import type { Images } from '../../lab/picture/images.js';
import { growingCurve, type Curve } from '../../lab/plots/curve.js';
import type {
  Exploration,
  Frame,
  Pictures,
  RunInfo,
  StepAnatomy,
  TestMeasurement,
  Turn,
} from './protocol.js';
import type { Settings } from './settings.js';

/** What the session is busy with. */
export type Activity = 'engine' | 'data' | 'none';

/** All that the page knows of its experiment. */
export interface SessionState {
  readonly settings: Signal<Settings>;
  readonly engine: Signal<EngineReport | undefined>;
  readonly activity: Signal<Activity>;
  /** Whether files of the visitor's are at hand. */
  readonly hasFiles: Signal<boolean>;
  /** What went wrong last, in words; closing the notice clears it. */
  readonly problem: Signal<string | undefined>;
  readonly run: Signal<RunInfo | undefined>;
  readonly frame: Signal<Frame | undefined>;
  readonly pictures: Signal<Pictures | undefined>;
  /** Step, reconstruction and KL of every step. */
  readonly curve: Curve;
  readonly tests: Signal<readonly TestMeasurement[]>;
  /** Knobs as they were turned, the first turn being the beginning. */
  readonly turns: Signal<readonly Turn[]>;
  /** The last single step, taken apart. */
  readonly anatomy: Signal<StepAnatomy | undefined>;
  /** Codes between and around two test images. */
  readonly exploration: Signal<Exploration | undefined>;
  /** The image at the handle in latent space. */
  readonly decoded: Signal<Images | undefined>;
}

/** State as those see it who may not change it. */
export type Watched<State> = {
  readonly [Name in keyof State]: State[Name] extends Signal<infer T>
    ? ReadonlySignal<T>
    : State[Name];
};

/** The state before anything has started. */
export function emptyState(settings: Settings): SessionState {
  return {
    settings: signal(settings),
    engine: signal(undefined),
    activity: signal('engine'),
    hasFiles: signal(false),
    problem: signal(undefined),
    run: signal(undefined),
    frame: signal(undefined),
    pictures: signal(undefined),
    curve: growingCurve(3),
    tests: signal([]),
    turns: signal([]),
    anatomy: signal(undefined),
    exploration: signal(undefined),
    decoded: signal(undefined),
  };
}

/** Begins with another run. */
export function beginRun(state: SessionState, info: RunInfo, settings: Settings): void {
  const { beta, learningRate } = info.settings;
  batch(() => {
    state.run.value = info;
    state.settings.value = settings;
    state.turns.value = [{ step: 0, beta, learningRate }];
    state.anatomy.value = undefined;
  });
}

/** Takes what has happened in the worker. */
export function takeFrame(state: SessionState, newest: Frame): void {
  const { run, losses, tests, pictures, failure } = newest;
  batch(() => {
    if (run !== state.frame.value?.run) {
      state.curve.clear();
      state.tests.value = [];
    }
    state.frame.value = newest;
    state.curve.append(losses);
    if (tests.length > 0) state.tests.value = [...state.tests.value, ...tests];
    if (pictures !== undefined) state.pictures.value = pictures;
    if (failure !== undefined) state.problem.value = failure;
  });
}

/** Notes that knobs were turned before a step. */
export function noteTurn({ turns }: SessionState, turn: Turn): void {
  turns.value = [...turns.value.filter(({ step }) => step < turn.step), turn];
}
