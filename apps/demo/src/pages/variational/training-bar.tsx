import './training-bar.css';
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Phases } from '../../lab/transport/phases.js';
import { Transport } from '../../lab/transport/transport.js';
import { anotherKey } from './another-key.js';
import type { Session } from './session.js';
import { phaseNames, phases } from './step/phases.js';
import { playPhases } from './step/play-phases.js';
import type { View } from './view.js';

/** What the bar works on. */
export interface TrainingBarProps {
  readonly session: Session;
  readonly view: View;
}

const isStill = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Train, pause, one step and its phases, slow motion, reset, new key. */
export function TrainingBar({ session, view }: TrainingBarProps): JSX.Element {
  const slow = useSignal(false);
  const slowly = useSignal(false);
  const showing = useRef(new AbortController());

  const stop = () => {
    showing.current.abort();
    showing.current = new AbortController();
    slowly.value = false;
  };
  const step = async (pace: number, { signal } = showing.current) => {
    await session.step();
    if (signal.aborted || session.anatomy.value === undefined) return;
    // Who wants no motion sees the end of the step.
    await playPhases(view.phase, isStill() ? ['update'] : phases, pace, signal);
  };
  const stepSlowly = async () => {
    slowly.value = true;
    const { signal } = showing.current;
    while (!signal.aborted && session.problem.value === undefined) await step(1400);
  };
  const train = (playing: boolean) => {
    stop();
    if (playing && slow.value) return void stepSlowly();
    if (playing) view.phase.value = undefined;
    session.train(playing);
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
      onReset={() => {
        stop();
        view.phase.value = undefined;
        session.reset();
      }}
      onNewKey={() => {
        stop();
        view.phase.value = undefined;
        session.change({ key: anotherKey(session.settings.value.key) });
      }}
    >
      <Phases
        phases={phaseNames}
        current={view.phase.value}
        disabled={session.anatomy.value === undefined}
        onChange={(phase) => {
          stop();
          view.phase.value = phase;
        }}
      />
      <Position session={session} />
    </Transport>
  );
}

function Position({ session }: { readonly session: Session }): JSX.Element {
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
