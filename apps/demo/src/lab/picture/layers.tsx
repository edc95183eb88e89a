import './layers.css';
import type { Signal } from '@preact/signals';
import type { JSX } from 'preact';

/** What can be shown or left out. */
export interface LayersProps {
  /** What the layers are of. */
  readonly title: string;
  /** The layers by name, and whether they are shown. */
  readonly layers: readonly (readonly [
    name: string,
    isShown: Signal<boolean>,
    color?: 'data' | 'ink',
  ])[];
}

/** Boxes to tick, one for each layer of a picture. */
export function Layers({ title, layers }: LayersProps): JSX.Element {
  return (
    <fieldset class="layers">
      <legend class="unseen">{title}</legend>
      {layers.map(([name, isShown, color]) => (
        <label key={name}>
          <input
            type="checkbox"
            checked={isShown.value}
            onChange={({ currentTarget }) => (isShown.value = currentTarget.checked)}
          />
          {name}
          {color === undefined ? null : <i class={`layer-dot is-${color}`} aria-hidden="true" />}
        </label>
      ))}
    </fieldset>
  );
}
