import type { JSX } from 'preact';
import { ChoiceKnob } from '../../../lab/knobs/choice-knob.js';
import { Segmented } from '../../../lab/knobs/segmented.js';
import { Linked } from '../../../lab/linked/linked.js';
import { Panel } from '../../../lab/panel.js';
import type { Session } from '../session.js';
import { usualHidden } from '../settings.js';

/** What the panel works on. */
export interface ModelPanelProps {
  readonly session: Session;
}

const architectures = { dense: 'Dense', conv: 'Convolutional' } as const;
const sizes = [1, 2, 3, 5, 10, 20, 32, 50, 64];

/** Encoder, decoder, and the code between them. */
export function ModelPanel({ session }: ModelPanelProps): JSX.Element {
  const { latent, architecture } = session.settings.value;
  const info = session.run.value;
  return (
    <Panel
      title="Model"
      aside={
        info === undefined ? null : (
          <span class="unit">{info.parameters.toLocaleString('en')} parameters</span>
        )
      }
    >
      <Linked symbol="decoder">
        <Segmented
          label="Encoder and decoder"
          options={architectures}
          value={architecture}
          onChange={(next) => session.change({ architecture: next, hidden: usualHidden[next] })}
        />
      </Linked>
      <Linked symbol="z">
        <ChoiceKnob
          label="Latent size"
          symbol="z"
          options={sizes}
          value={latent}
          format={(size) => (size === 2 ? '2, a plane' : String(size))}
          onChange={(next) => session.change({ latent: next })}
        />
      </Linked>
    </Panel>
  );
}
