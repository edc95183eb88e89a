import './source.css';
import type { JSX } from 'preact';
import { CopyButton } from '../../../lab/copy-button.js';
import { experimentCode } from '../code/experiment-code.js';
import type { Session } from '../session.js';

/** What the code is for. */
export interface SourceProps {
  readonly session: Session;
}

/** Where the method comes from, and the code that does the same with the packages. */
export function Source({ session }: SourceProps): JSX.Element {
  const code = experimentCode(session.settings.value, session.turns.value);
  return (
    <section class="source" aria-labelledby="source">
      <div class="prose">
        <h2 id="source">The source</h2>
        <p>
          D. P. Kingma and M. Welling,{' '}
          <a href="https://arxiv.org/abs/1312.6114">Auto-Encoding Variational Bayes</a>, 2014,
          Algorithm 1; <i class="knob-symbol">β</i> after I. Higgins and others,{' '}
          <a href="https://openreview.net/forum?id=Sy2fzU9gl">β-VAE</a>, 2017. This is the code that
          makes the run above with the packages, knobs and all:
        </p>
      </div>
      <div class="code">
        <header>
          <span>run.ts</span>
          <CopyButton text={() => code}>Copy code</CopyButton>
        </header>
        <pre tabIndex={0} aria-label="Code of this experiment">
          <code>{code}</code>
        </pre>
      </div>
    </section>
  );
}
