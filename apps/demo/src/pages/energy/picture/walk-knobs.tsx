import './walk-knobs.css';
import '../../../lab/button.css';
import type { JSX } from 'preact';
import { SliderKnob } from '../../../lab/knobs/slider-knob.js';
import type { Session } from '../session.js';

/** What the knobs work on. */
export interface WalkKnobsProps {
  readonly session: Session;
}

const temperatures = [0.1, 0.25, 0.5, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 2, 3, 5, 10];

/** Lets the chains on show walk, at a temperature, from where they are or from anywhere. */
export function WalkKnobs({ session }: WalkKnobsProps): JSX.Element {
  const { walking } = session;
  const steps = session.walkers.value?.step ?? 0;
  return (
    <div class="walk-knobs">
      <SliderKnob
        label="Temperature"
        symbol="T"
        link="temperature"
        stops={temperatures}
        value={session.settings.value.temperature}
        onChange={(temperature) => session.change({ temperature })}
      />
      <p class="walk-buttons">
        <button
          type="button"
          class="button"
          aria-pressed={walking.value}
          onClick={() => (walking.value = !walking.value)}
        >
          {walking.value ? 'Hold the chains' : 'Let them walk'}
        </button>
        <button type="button" class="button" onClick={session.scatter}>
          Scatter
        </button>
        <span class="unit">{steps.toLocaleString('en')} steps</span>
      </p>
    </div>
  );
}
