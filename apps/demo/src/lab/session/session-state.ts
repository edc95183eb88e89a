import { batch, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { EngineReport } from '@gen/core';
import { growingCurve, type Curve } from '../plots/curve.js';
import type { Frame, Topics, Turned } from './lab-worker.js';

/** What the session is busy with. */
export type Activity = 'engine' | 'data' | 'none';

/** All that a page knows of its experiment. */
export interface SessionState<T extends Topics> {
  readonly settings: Signal<T['settings']>;
  readonly engine: Signal<EngineReport | undefined>;
  readonly activity: Signal<Activity>;
  /** Whether files of the visitor's are at hand. */
  readonly hasFiles: Signal<boolean>;
  /** What went wrong last, in words; closing the notice clears it. */
  readonly problem: Signal<string | undefined>;
  readonly run: Signal<T['info'] | undefined>;
  readonly frame: Signal<Frame<T['pictures'], T['test']> | undefined>;
  readonly pictures: Signal<T['pictures'] | undefined>;
  /** The step and what was measured in it, of every step. */
  readonly curve: Curve;
  /** What was measured now and then. */
  readonly tests: Signal<readonly T['test'][]>;
  /** Knobs as they were turned, the first turn being the beginning. */
  readonly turns: Signal<readonly Turned<T['knobs']>[]>;
  /** The last single step, taken apart. */
  readonly anatomy: Signal<T['anatomy'] | undefined>;
}

/** State as those see it who may not change it. */
export type Watched<State> = {
  readonly [Name in keyof State]: State[Name] extends Signal<infer V>
    ? ReadonlySignal<V>
    : State[Name];
};

/** The state before anything has started; `columns` counts the step and what is measured in it. */
export function emptyState<T extends Topics>(
  settings: T['settings'],
  columns: number,
): SessionState<T> {
  return {
    settings: signal(settings),
    engine: signal(undefined),
    activity: signal('engine'),
    hasFiles: signal(false),
    problem: signal(undefined),
    run: signal(undefined),
    frame: signal(undefined),
    pictures: signal(undefined),
    curve: growingCurve(columns),
    tests: signal([]),
    turns: signal([]),
    anatomy: signal(undefined),
  };
}

/** Begins with another run. */
export function beginRun<T extends Topics>(
  state: SessionState<T>,
  info: T['info'],
  settings: T['settings'],
  knobs: T['knobs'],
): void {
  batch(() => {
    state.run.value = info;
    state.settings.value = settings;
    state.turns.value = [{ step: 0, ...knobs }];
    state.anatomy.value = undefined;
  });
}

/** Takes what has happened in the worker. */
export function takeFrame<T extends Topics>(
  state: SessionState<T>,
  newest: Frame<T['pictures'], T['test']>,
): void {
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
export function noteTurn<T extends Topics>(
  { turns }: SessionState<T>,
  turn: Turned<T['knobs']>,
): void {
  turns.value = [...turns.value.filter(({ step }) => step < turn.step), turn];
}
