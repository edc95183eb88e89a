import type { JSX } from 'preact';
import { ChoiceKnob } from '../../../lab/knobs/choice-knob.js';
import { SliderKnob } from '../../../lab/knobs/slider-knob.js';
import { Linked } from '../../../lab/linked/linked.js';
import { Panel } from '../../../lab/panel.js';
import { kindOf } from '../data-sets.js';
import type { Session } from '../session.js';
import type { Settings } from '../settings.js';

/** What the panel works on. */
export interface TrainingPanelProps {
  readonly session: Session;
}

const objectives: Readonly<Record<Settings['objective'], string>> = {
  pcd: 'Persistent CD',
  cd: 'Contrastive divergence',
  tempering: 'Tempering',
};
const methods: Readonly<Record<Settings['method'], string>> = {
  nce: 'Noise-contrastive',
  denoising: 'Denoising score',
  sliced: 'Sliced score',
  replay: 'Langevin replay',
};
const rates = [1e-4, 3e-4, 1e-3, 2e-3, 3e-3, 5e-3, 1e-2, 2e-2, 3e-2, 0.05, 0.1, 0.2, 0.3];
const gibbs = [1, 2, 3, 5, 10, 20];

/** What the model is trained by; the learning rate can be turned while it goes on. */
export function TrainingPanel({ session }: TrainingPanelProps): JSX.Element {
  const { objective, method, learningRate, gibbs: k, batch } = session.settings.value;
  const isMachine = kindOf(session.settings.value) === 'images';
  return (
    <Panel title="Training">
      <Linked symbol="contrast">
        {isMachine ? (
          <ChoiceKnob
            label="Objective"
            options={['pcd', 'cd', 'tempering'] as const}
            value={objective}
            format={(name) => objectives[name]}
            onChange={(next) => session.change({ objective: next })}
          />
        ) : (
          <ChoiceKnob
            label="Objective"
            options={['nce', 'denoising', 'sliced', 'replay'] as const}
            value={method}
            format={(name) => methods[name]}
            onChange={(next) =>
              session.change({ method: next, learningRate: next === 'nce' ? 0.003 : 0.001 })
            }
          />
        )}
      </Linked>
      {isMachine ? (
        <Linked symbol="dreams">
          <ChoiceKnob
            label="Gibbs steps"
            symbol="k"
            options={gibbs}
            value={k}
            onChange={(next) => session.change({ gibbs: next })}
          />
        </Linked>
      ) : null}
      <SliderKnob
        label="Learning rate"
        symbol="α"
        link="rate"
        stops={rates}
        value={learningRate}
        onChange={(next) => session.change({ learningRate: next })}
      />
      <ChoiceKnob
        label="Examples in a batch"
        options={[16, 30, 64, 100, 128, 256, 512]}
        value={batch}
        onChange={(next) => session.change({ batch: next })}
      />
    </Panel>
  );
}
