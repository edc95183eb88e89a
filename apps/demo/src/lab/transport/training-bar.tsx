import './training-bar.css';
import { useSignal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Activity } from '../session/session-state.js';
import { anotherKey } from './another-key.js';
import { Phases } from './phases.js';
import { playPhases } from './play-phases.js';
import { Transport } from './transport.js';

/** What of a session the bar works on. */
export interface Trained {
  readonly settings: ReadonlySignal<{ readonly key: number }>;
  readonly run: ReadonlySignal<object | undefined>;
  readonly frame: ReadonlySignal<{ readonly step: number; readonly epoch: number } | undefined>;
  readonly activity: ReadonlySignal<Activity>;
  readonly anatomy: ReadonlySignal<object | undefined>;
  readonly playing: ReadonlySignal<boolean>;
  readonly problem: ReadonlySignal<string | undefined>;
  train(playing: boolean): void;
  step(): Promise<void>;
  reset(): void;
  change(patch: { readonly key: number }): void;
}

/** What the bar works on. */
export interface TrainingBarProps<P extends string> {
  readonly session: Trained;
  /** The phases of a step in order, with their names. */
  readonly phases: Readonly<Record<P, string>>;
  /** The phase of the last step on show. */
  readonly phase: Signal<P | undefined>;
}

const isStill = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Train, pause, one step and its phases, slow motion, reset, new key. */
export function TrainingBar<P extends string>(props: TrainingBarProps<P>): JSX.Element {
  const { session, phases, phase: shown } = props;
  const slow = useSignal(false);
  const slowly = useSignal(false);
  const showing = useRef(new AbortController());
  const order = Object.keys(phases) as P[];

  const stop = () => {
    showing.current.abort();
    showing.current = new AbortController();
    slowly.value = false;
  };
  const step = async (pace: number, { signal } = showing.current) => {
    await session.step();
    if (signal.aborted || session.anatomy.value === undefined) return;
    // Who wants no motion sees the end of the step.
    await playPhases(shown, isStill() ? order.slice(-1) : order, pace, signal);
  };
  const stepSlowly = async () => {
    slowly.value = true;
    const { signal } = showing.current;
    while (!signal.aborted && session.problem.value === undefined) await step(1400);
  };
  const train = (playing: boolean) => {
    stop();
    if (playing && slow.value) return void stepSlowly();
    if (playing) shown.value = undefined;
    session.train(playing);
  };
  const restart = (begin: () => void) => {
    stop();
    shown.value = undefined;
    begin();
  };
  const isRunning = session.playing.value || slowly.value;

  useEffect(() => stop, [session]);

  return (
    <Transport
      disabled={session.run.value === undefined}
      playing={isRunning}
      slow={slow.value}
      onToggle={() => train(!isRunning)}
      onStep={() => {
        stop();
        void step(550);
      }}
      onSlow={(next) => {
        slow.value = next;
        if (isRunning) {
          session.train(false);
          train(true);
        }
      }}
      onReset={() => restart(session.reset)}
      onNewKey={() =>
        restart(() => session.change({ key: anotherKey(session.settings.value.key) }))
      }
    >
      <Phases
        phases={phases}
        current={shown.value}
        disabled={session.anatomy.value === undefined}
        onChange={(phase) => {
          stop();
          shown.value = phase;
        }}
      />
      <Position session={session} />
    </Transport>
  );
}

function Position({ session }: { readonly session: Trained }): JSX.Element {
  const frame = session.frame.value;
  const waiting = waitingFor[session.activity.value];
  return (
    <div class="position">
      <p role="status">{waiting}</p>
      {waiting === undefined ? (
        <dl>
          <dt>Step</dt>
          <dd>{(frame?.step ?? 0).toLocaleString('en')}</dd>
          <dt>Epoch</dt>
          <dd>{(frame?.epoch ?? 0).toFixed(2)}</dd>
        </dl>
      ) : null}
    </div>
  );
}

const waitingFor = {
  engine: 'Starting the engine …',
  data: 'Preparing data and model …',
  none: undefined,
};
