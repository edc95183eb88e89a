import './text-knob.css';
import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { Field } from '../settings/field.js';

/** A value that is typed. */
export interface TextKnobProps<T> {
  /** What the value is. */
  readonly label: string;
  /** What may be typed. */
  readonly field: Field<T>;
  /** The value in use. */
  readonly value: T;
  /** Called with another value that the field allows. */
  onChange(value: T): void;
}

/** A value in a box; what the field does not allow springs back. */
export function TextKnob<T>(props: TextKnobProps<T>): JSX.Element {
  const { label, field, value, onChange } = props;
  const id = useId();
  const take = (box: HTMLInputElement) => {
    const typed = field.parse(box.value);
    if (typed === undefined) box.value = field.format(value);
    else if (field.format(typed) !== field.format(value)) onChange(typed);
  };
  return (
    <div class="text-knob">
      <label class="knob-label" for={id}>
        {label}
      </label>
      <input
        id={id}
        type="text"
        inputMode="decimal"
        value={field.format(value)}
        onChange={({ currentTarget }) => take(currentTarget)}
      />
    </div>
  );
}
