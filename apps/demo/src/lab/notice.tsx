import './notice.css';
import type { Signal } from '@preact/signals';
import type { JSX } from 'preact';

/** What went wrong. */
export interface NoticeProps {
  /** The problem in words; closing the notice clears it. */
  readonly problem: Signal<string | undefined>;
}

/** Says what went wrong until the visitor closes it. */
export function Notice({ problem }: NoticeProps): JSX.Element {
  return (
    <div class="notice-place" role="alert">
      {problem.value === undefined ? null : (
        <div class="notice">
          <p>{problem.value}</p>
          <button type="button" aria-label="Close" onClick={() => (problem.value = undefined)}>
            ×
          </button>
        </div>
      )}
    </div>
  );
}
