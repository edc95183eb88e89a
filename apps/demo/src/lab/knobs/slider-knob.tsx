import './slider-knob.css';
import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { Linked } from '../linked/linked.js';
import { nearestStop } from './nearest-stop.js';

/** A number with an order of its own. */
export interface SliderKnobProps {
  /** What the number is. */
  readonly label: string;
  /** Its symbol in the equation. */
  readonly symbol: string;
  /** The symbol's name, which links the knob to the equation. */
  readonly link: string;
  /** The values that the slider stops at, ascending. */
  readonly stops: readonly number[];
  /** The value in use; it need not be a stop. */
  readonly value: number;
  /** How values are written. */
  readonly format?: (value: number) => string;
  /** Called with another stop. */
  onChange(value: number): void;
}

/** A slider over sensible values, so that every position is a usual one. */
export function SliderKnob(props: SliderKnobProps): JSX.Element {
  const { label, symbol, link, stops, value, format = String, onChange } = props;
  const id = useId();
  return (
    <Linked symbol={link} class="slider-knob">
      <label class="knob-label" for={id}>
        {label} <i class="knob-symbol">{symbol}</i>
      </label>
      <output class="slider-knob-value" for={id}>
        {format(value)}
      </output>
      <input
        id={id}
        type="range"
        min={0}
        max={stops.length - 1}
        step={1}
        value={nearestStop(stops, value)}
        aria-valuetext={format(value)}
        onInput={({ currentTarget }) => onChange(stops[currentTarget.valueAsNumber] ?? value)}
      />
    </Linked>
  );
}
