import '../notes/code.css';
import type { JSX } from 'preact';
import { CopyButton } from '../copy-button.js';

/** Code to read and to take away. */
export interface CodePanelProps {
  /** The code that is shown. */
  readonly shown: string;
  /** The code of the run as it stands now, which is copied. */
  newest(): string;
}

/** The code that makes the run on show with the packages. */
export function CodePanel({ shown, newest }: CodePanelProps): JSX.Element {
  return (
    <div class="code">
      <header>
        <span>run.ts</span>
        <CopyButton text={newest}>Copy code</CopyButton>
      </header>
      <pre tabIndex={0} aria-label="Code of this experiment">
        <code>{shown}</code>
      </pre>
    </div>
  );
}
