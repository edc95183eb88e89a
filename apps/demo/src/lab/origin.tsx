import './origin.css';
import './button.css';
import type { JSX } from 'preact';
import type { ReadonlySignal } from '@preact/signals';
import type { LabRunInfo, LabSettings } from './session/lab-worker.js';
import type { Activity } from './session/session-state.js';

/** Which model the page talks of. */
export interface OriginProps {
  readonly session: {
    readonly run: ReadonlySignal<LabRunInfo<LabSettings> | undefined>;
    readonly frame: ReadonlySignal<{ readonly step: number } | undefined>;
    readonly settings: ReadonlySignal<LabSettings>;
    readonly activity: ReadonlySignal<Activity>;
    reset(): void;
    showTrained(): void;
  };
}

/** Says where the model on show comes from, and offers the other one. */
export function Origin({ session }: OriginProps): JSX.Element {
  const info = session.run.value;
  const step = session.frame.value?.step ?? 0;
  const { key } = session.settings.value;
  const quiet = (text: string, onClick: () => void) => (
    <button type="button" class="button is-quiet" onClick={onClick}>
      {text}
    </button>
  );
  if (info === undefined) {
    const isWaiting = session.activity.value !== 'none';
    const isForFiles = session.settings.value.data === 'files';
    return (
      <p class="origin">
        {isWaiting ? 'Getting ready …' : null}
        {!isWaiting && isForFiles ? 'Drop your files under Data: they are trained on here.' : null}
      </p>
    );
  }
  switch (info.origin) {
    case 'trained':
      return (
        <p class="origin">
          A model trained for {info.before.toLocaleString('en')} steps came with the page.{' '}
          {quiet('Train from scratch', session.reset)}
        </p>
      );
    case 'file':
      return (
        <p class="origin">
          This model comes from your file. {quiet('Train from scratch', session.reset)}
        </p>
      );
    case 'scratch':
      return (
        <p class="origin">
          {step === 0
            ? `This model, of key ${key}, has learned nothing yet.`
            : `This model learns here, from key ${key}.`}{' '}
          {quiet('Show the trained one', session.showTrained)}
        </p>
      );
  }
}
