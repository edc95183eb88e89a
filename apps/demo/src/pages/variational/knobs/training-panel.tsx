import type { JSX } from 'preact';
import { ChoiceKnob } from '../../../lab/knobs/choice-knob.js';
import { SliderKnob } from '../../../lab/knobs/slider-knob.js';
import { Panel } from '../../../lab/panel.js';
import type { Session } from '../session.js';

/** What the panel works on. */
export interface TrainingPanelProps {
  readonly session: Session;
}

const betas = [0, 0.05, 0.1, 0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4, 6, 8, 12, 16, 32];
const rates = [1e-5, 3e-5, 1e-4, 3e-4, 1e-3, 2e-3, 3e-3, 5e-3, 1e-2, 3e-2];
const batches = [16, 32, 64, 100, 128, 256, 512];

/** The knobs of training; β and the learning rate can be turned while it goes on. */
export function TrainingPanel({ session }: TrainingPanelProps): JSX.Element {
  const { beta, learningRate, batch } = session.settings.value;
  return (
    <Panel title="Training">
      <SliderKnob
        label="Weight of the KL"
        symbol="β"
        link="beta"
        stops={betas}
        value={beta}
        onChange={(next) => session.change({ beta: next })}
      />
      <SliderKnob
        label="Learning rate"
        symbol="α"
        link="rate"
        stops={rates}
        value={learningRate}
        onChange={(next) => session.change({ learningRate: next })}
      />
      <ChoiceKnob
        label="Images in a batch"
        options={batches}
        value={batch}
        onChange={(next) => session.change({ batch: next })}
      />
    </Panel>
  );
}
