import './phases.css';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** The phases of one step. */
export interface PhasesProps<P extends string> {
  /** The phases in the order in which the algorithm has them, with their names. */
  readonly phases: Readonly<Record<P, string>>;
  /** The phase on show. */
  readonly current: P | undefined;
  /** Whether there is a step to show phases of. */
  readonly disabled: boolean;
  /** Called with another phase to show, or with none. */
  onChange(phase: P | undefined): void;
}

/** The phases of the last step, in order; each can be looked at again. */
export function Phases<P extends string>(props: PhasesProps<P>): JSX.Element {
  const { phases, current, disabled, onChange } = props;
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const shown = list.current?.querySelector<HTMLElement>('[aria-pressed=true]');
    if (shown && list.current) list.current.scrollLeft = shown.offsetLeft - 80;
  }, [current]);
  return (
    <ol class="phases" aria-label="Phases of the last step" ref={list}>
      {(Object.entries(phases) as [P, string][]).map(([phase, name]) => (
        <li key={phase}>
          <button
            type="button"
            disabled={disabled}
            aria-pressed={phase === current}
            onClick={() => onChange(phase === current ? undefined : phase)}
          >
            {name}
          </button>
        </li>
      ))}
    </ol>
  );
}
