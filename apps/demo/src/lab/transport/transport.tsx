import './transport.css';
import type { ComponentChildren, JSX } from 'preact';
import { Glyph } from './glyph.js';

/** What the buttons do. */
export interface TransportProps {
  /** Whether there is nothing to train yet. */
  readonly disabled: boolean;
  /** Whether training goes on. */
  readonly playing: boolean;
  /** Whether each step is shown phase by phase. */
  readonly slow: boolean;
  /** Trains or pauses. */
  onToggle(): void;
  /** Takes one step. */
  onStep(): void;
  /** Switches slow motion. */
  onSlow(slow: boolean): void;
  /** Starts again with the same key. */
  onReset(): void;
  /** Starts again with another key. */
  onNewKey(): void;
  /** What stands at the end of the bar. */
  readonly children?: ComponentChildren;
}

/** The bar with which a visitor runs, pauses, steps through and restarts training. */
export function Transport(props: TransportProps): JSX.Element {
  const { disabled, playing, slow } = props;
  return (
    <div class="transport">
      <div class="transport-buttons" role="group" aria-label="Training">
        <button
          type="button"
          class="transport-button is-main"
          disabled={disabled}
          onClick={props.onToggle}
        >
          <Glyph name={playing ? 'pause' : 'play'} />
          {playing ? 'Pause' : 'Train'}
        </button>
        <button
          type="button"
          class="transport-button"
          disabled={disabled}
          title="Take one step and show its phases"
          onClick={props.onStep}
        >
          <Glyph name="step" />
          <span class="transport-word">One step</span>
        </button>
        <button
          type="button"
          class="transport-button"
          aria-pressed={slow}
          title="Show every step phase by phase"
          onClick={() => props.onSlow(!slow)}
        >
          <Glyph name="slow" />
          <span class="transport-word">Slow motion</span>
        </button>
        <button
          type="button"
          class="transport-button"
          disabled={disabled}
          title="Start again from scratch with the same key"
          onClick={props.onReset}
        >
          <Glyph name="reset" />
          <span class="transport-word">Reset</span>
        </button>
        <button
          type="button"
          class="transport-button"
          disabled={disabled}
          title="Start again from scratch with another key"
          onClick={props.onNewKey}
        >
          <Glyph name="key" />
          <span class="transport-word">New key</span>
        </button>
      </div>
      {props.children}
    </div>
  );
}
