import './choice-knob.css';
import type { JSX } from 'preact';
import { useId } from 'preact/hooks';

/** One of many options. */
export interface ChoiceKnobProps<T extends string | number> {
  /** What is chosen. */
  readonly label: string;
  /** Its symbol in the equation, if it has one. */
  readonly symbol?: string;
  /** The options. */
  readonly options: readonly T[];
  /** The option in use, listed even if it is none of `options`. */
  readonly value: T;
  /** How options are written. */
  readonly format?: (option: T) => string;
  /** Called with another option. */
  onChange(value: T): void;
}

/** A list that opens. */
export function ChoiceKnob<T extends string | number>(props: ChoiceKnobProps<T>): JSX.Element {
  const { label, symbol, options, value, format = String, onChange } = props;
  const id = useId();
  const listed = options.includes(value) ? options : [value, ...options];
  return (
    <div class="choice-knob">
      <label class="knob-label" for={id}>
        {label} {symbol === undefined ? null : <i class="knob-symbol">{symbol}</i>}
      </label>
      <select
        id={id}
        value={listed.indexOf(value)}
        onChange={({ currentTarget }) => onChange(listed[currentTarget.selectedIndex] ?? value)}
      >
        {listed.map((option, index) => (
          <option key={option} value={index}>
            {format(option)}
          </option>
        ))}
      </select>
    </div>
  );
}
