import { useComputed } from '@preact/signals';
import type { JSX } from 'preact';
import { CodePanel } from '../../../lab/code/code-panel.js';
import { codeOf } from '../code/code-of.js';
import { kindOf } from '../data-sets.js';
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
          {kindOf(session.settings.value) === 'images' ? <OfMachines /> : <OfDeepEnergies />} This
          is the code that makes the run above with the packages, knobs and all:
        </p>
      </div>
      <CodePanel shown={code.value} newest={() => codeOf(session)} />
    </section>
  );
}

function OfMachines(): JSX.Element {
  return (
    <>
      G. E. Hinton,{' '}
      <a href="https://doi.org/10.1162/089976602760128018">
        Training products of experts by minimizing contrastive divergence
      </a>
      , 2002; T. Tieleman,{' '}
      <a href="https://doi.org/10.1145/1390156.1390290">
        Training restricted Boltzmann machines using approximations to the likelihood gradient
      </a>
      , 2008; R. Salakhutdinov and I. Murray,{' '}
      <a href="https://doi.org/10.1145/1390156.1390266">
        On the quantitative analysis of deep belief networks
      </a>
      , 2008, for the estimates.
    </>
  );
}

function OfDeepEnergies(): JSX.Element {
  return (
    <>
      M. Gutmann and A. Hyvärinen,{' '}
      <a href="https://proceedings.mlr.press/v9/gutmann10a.html">Noise-contrastive estimation</a>,
      2010; P. Vincent,{' '}
      <a href="https://doi.org/10.1162/NECO_a_00142">
        A connection between score matching and denoising autoencoders
      </a>
      , 2011; Y. Song and others,{' '}
      <a href="https://arxiv.org/abs/1905.07088">Sliced score matching</a>, 2019; Y. Du and I.
      Mordatch, <a href="https://arxiv.org/abs/1903.08689">Implicit generation and modeling</a>,
      2019, for chains with a buffer.
    </>
  );
}
