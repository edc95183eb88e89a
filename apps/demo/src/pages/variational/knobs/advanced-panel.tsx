import '../../../lab/knobs/advanced.css';
import type { JSX } from 'preact';
import { ChoiceKnob } from '../../../lab/knobs/choice-knob.js';
import { EngineKnob } from '../../../lab/knobs/engine-knob.js';
import { TextKnob } from '../../../lab/knobs/text-knob.js';
import type { Session } from '../session.js';
import { settingsFields as fields, type Settings } from '../settings.js';

/** What the panel works on. */
export interface AdvancedPanelProps {
  readonly session: Session;
  /** Called with another engine, which needs another worker. */
  onEngine(engine: Settings['engine']): void;
}

const likelihoods = { bernoulli: 'Bernoulli', gaussian: 'Gaussian' } as const;
const binarizations = { dynamic: 'drawn 0 or 1', none: 'grey' } as const;

/** Knobs that most visitors leave alone. */
export function AdvancedPanel({ session, onEngine }: AdvancedPanelProps): JSX.Element {
  const { key, hidden, likelihood, binarize, samples, anneal, trainImages, engine, data } =
    session.settings.value;
  return (
    <details class="advanced">
      <summary>Advanced</summary>
      <TextKnob
        label="Key of all randomness"
        field={fields.key}
        value={key}
        onChange={(next) => session.change({ key: next })}
      />
      <TextKnob
        label="Layers"
        field={fields.hidden}
        value={hidden}
        onChange={(next) => session.change({ hidden: next })}
      />
      <ChoiceKnob
        label="Likelihood"
        symbol="p(x|z)"
        options={['bernoulli', 'gaussian']}
        value={likelihood}
        format={(name) => likelihoods[name]}
        onChange={(next) =>
          session.change({
            likelihood: next,
            binarize: next === 'gaussian' ? 'none' : 'dynamic',
          })
        }
      />
      <ChoiceKnob
        label="Pixels"
        options={['dynamic', 'none']}
        value={binarize}
        format={(name) => binarizations[name]}
        onChange={(next) => session.change({ binarize: next })}
      />
      <ChoiceKnob
        label="Draws of z"
        symbol="L"
        options={[1, 2, 5, 10]}
        value={samples}
        onChange={(next) => session.change({ samples: next })}
      />
      <TextKnob
        label="Steps in which β rises"
        field={fields.anneal}
        value={anneal}
        onChange={(next) => session.change({ anneal: next })}
      />
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
