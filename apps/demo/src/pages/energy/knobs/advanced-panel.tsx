import '../../../lab/knobs/advanced.css';
import type { JSX } from 'preact';
import { ChoiceKnob } from '../../../lab/knobs/choice-knob.js';
import { EngineKnob } from '../../../lab/knobs/engine-knob.js';
import { TextKnob } from '../../../lab/knobs/text-knob.js';
import { kindOf } from '../data-sets.js';
import type { Session } from '../session.js';
import { settingsFields as fields, type Settings } from '../settings.js';

/** What the panel works on. */
export interface AdvancedPanelProps {
  readonly session: Session;
  /** Called with another engine, which needs another worker. */
  onEngine(engine: Settings['engine']): void;
}

const gradients = { plain: 'plain', centred: 'centred', enhanced: 'enhanced' } as const;

/** Knobs that most visitors leave alone. */
export function AdvancedPanel({ session, onEngine }: AdvancedPanelProps): JSX.Element {
  const { key, chains, gradient, trainImages, data, engine } = session.settings.value;
  return (
    <details class="advanced">
      <summary>Advanced</summary>
      <TextKnob
        label="Key of all randomness"
        field={fields.key}
        value={key}
        onChange={(next) => session.change({ key: next })}
      />
      {kindOf({ data }) === 'images' ? (
        <>
          <TextKnob
            label="Persistent chains"
            field={fields.chains}
            value={chains}
            onChange={(next) => session.change({ chains: next })}
          />
          <ChoiceKnob
            label="Gradient"
            options={['plain', 'centred', 'enhanced'] as const}
            value={gradient}
            format={(name) => gradients[name]}
            onChange={(next) => session.change({ gradient: next })}
          />
        </>
      ) : null}
      {data === 'digits' ? (
        <TextKnob
          label="Digits to draw"
          field={fields.trainImages}
          value={trainImages}
          onChange={(next) => session.change({ trainImages: next })}
        />
      ) : null}
      <EngineKnob value={engine} onChange={onEngine} />
    </details>
  );
}
