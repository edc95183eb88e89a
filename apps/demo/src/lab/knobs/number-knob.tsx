import './number-knob.css';
import type { ComponentChildren, JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { Field } from '../settings/field.js';

/** A number that is typed. */
export interface NumberKnobProps {
  /** What the number is. */
  readonly label: string;
  /** What may be typed. */
  readonly field: Field<number>;
  /** The value in use. */
  readonly value: number;
  /** What stands after it. */
  readonly children?: ComponentChildren;
  /** Called with another value that the field allows. */
  onChange(value: number): void;
}

/** A number in a box; what the field does not allow springs back. */
export function NumberKnob(props: NumberKnobProps): JSX.Element {
  const { label, field, value, children, onChange } = props;
  const id = useId();
  const take = (box: HTMLInputElement) => {
    const typed = field.parse(box.value);
    if (typed === undefined) box.value = field.format(value);
    else if (typed !== value) onChange(typed);
  };
  return (
    <div class="number-knob">
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
      {children}
    </div>
  );
}
