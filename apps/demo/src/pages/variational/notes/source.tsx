import { useComputed } from '@preact/signals';
import type { JSX } from 'preact';
import { CodePanel } from '../../../lab/code/code-panel.js';
import { codeOf } from '../code/code-of.js';
import type { Session } from '../session.js';

/** What the code is for. */
export interface SourceProps {
  readonly session: Session;
}

/** Where the method comes from, and the code that does the same with the packages. */
export function Source({ session }: SourceProps): JSX.Element {
  // While the model trains the code shown stays as it was; what is copied is always new.
  const code = useComputed(() => {
    void [session.settings.value, session.turns.value, session.run.value];
    void [session.anatomy.value, session.engine.value, session.playing.value];
    return codeOf(session);
  });
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
      <CodePanel shown={code.value} newest={() => codeOf(session)} />
    </section>
  );
}
