import './panel.css';
import type { ComponentChildren, JSX } from 'preact';
import { useId } from 'preact/hooks';

/** A titled group. */
export interface PanelProps {
  /** Its heading. */
  readonly title: string;
  /** What stands at the end of the heading's line. */
  readonly aside?: ComponentChildren;
  /** What it holds. */
  readonly children: ComponentChildren;
}

/** A heading and what belongs to it. */
export function Panel({ title, aside, children }: PanelProps): JSX.Element {
  const id = useId();
  return (
    <section class="panel" aria-labelledby={id}>
      <header class="panel-head">
        <h2 id={id}>{title}</h2>
        {aside}
      </header>
      {children}
    </section>
  );
}
