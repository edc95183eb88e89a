import type { JSX } from 'preact';
import type { LabSettings } from '../session/lab-worker.js';
import { ChoiceKnob } from './choice-knob.js';

/** Which engine to use. */
export interface EngineKnobProps {
  readonly value: LabSettings['engine'];
  /** Called with another engine, which needs another worker. */
  onChange(engine: LabSettings['engine']): void;
}

const engines = { auto: 'Best', webgpu: 'WebGPU', wasm: 'WASM' } as const;

/** The engine to train on. */
export function EngineKnob({ value, onChange }: EngineKnobProps): JSX.Element {
  return (
    <ChoiceKnob
      label="Engine"
      options={['auto', 'webgpu', 'wasm']}
      value={value}
      format={(name) => engines[name]}
      onChange={onChange}
    />
  );
}
