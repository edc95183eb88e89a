import './advanced-panel.css';
import type { JSX } from 'preact';
import { ChoiceKnob } from '../../../lab/knobs/choice-knob.js';
import { NumberKnob } from '../../../lab/knobs/number-knob.js';
import type { Session } from '../session.js';
import { settingsFields as fields, type Settings } from '../settings.js';

/** What the panel works on. */
export interface AdvancedPanelProps {
  readonly session: Session;
  /** Called with another engine, which needs another worker. */
  onEngine(engine: Settings['engine']): void;
}

const likelihoods = { bernoulli: 'Bernoulli', gaussian: 'Gaussian' } as const;
const engines = { auto: 'Best', webgpu: 'WebGPU', wasm: 'WASM' } as const;

/** Knobs that most visitors leave alone. */
export function AdvancedPanel({ session, onEngine }: AdvancedPanelProps): JSX.Element {
  const { key, likelihood, samples, warmup, examples, engine, data } = session.settings.value;
  return (
    <details class="advanced">
      <summary>Advanced</summary>
      <NumberKnob
        label="Key of all randomness"
        field={fields.key}
        value={key}
        onChange={(next) => session.change({ key: next })}
      />
      <ChoiceKnob
        label="Likelihood"
        symbol="p(x|z)"
        options={['bernoulli', 'gaussian']}
        value={likelihood}
        format={(name) => likelihoods[name]}
        onChange={(next) => session.change({ likelihood: next })}
      />
      <ChoiceKnob
        label="Draws of z an image"
        symbol="L"
        options={[1, 2, 5, 10]}
        value={samples}
        onChange={(next) => session.change({ samples: next })}
      />
      <NumberKnob
        label="Steps until β is full"
        field={fields.warmup}
        value={warmup}
        onChange={(next) => session.change({ warmup: next })}
      />
      {data === 'digits' ? (
        <NumberKnob
          label="Digits to draw"
          field={fields.examples}
          value={examples}
          onChange={(next) => session.change({ examples: next })}
        />
      ) : null}
      <ChoiceKnob
        label="Engine"
        options={['auto', 'webgpu', 'wasm']}
        value={engine}
        format={(name) => engines[name]}
        onChange={onEngine}
      />
    </details>
  );
}
