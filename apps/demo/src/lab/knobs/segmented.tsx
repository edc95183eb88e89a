import './segmented.css';
import type { JSX } from 'preact';
import { useId } from 'preact/hooks';

/** One of a few options. */
export interface SegmentedProps<T extends string> {
  /** What is chosen. */
  readonly label: string;
  /** The options with their names. */
  readonly options: Readonly<Record<T, string>>;
  /** The option in use. */
  readonly value: T;
  /** Called with another option. */
  onChange(value: T): void;
}

/** Radio buttons side by side: every option is in view. */
export function Segmented<T extends string>(props: SegmentedProps<T>): JSX.Element {
  const name = useId();
  const options = Object.entries(props.options) as [T, string][];
  return (
    <fieldset class="segmented">
      <legend class="knob-label">{props.label}</legend>
      <div class="segmented-options">
        {options.map(([value, text]) => (
          <label key={value}>
            <input
              type="radio"
              name={name}
              checked={value === props.value}
              onChange={() => props.onChange(value)}
            />
            <span>{text}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
