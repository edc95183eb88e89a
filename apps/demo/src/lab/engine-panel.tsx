import './engine-panel.css';
import type { EngineReport } from '@gen/core';
import type { JSX } from 'preact';
import { Panel } from './panel.js';

/** What is known of the engine. */
export interface EnginePanelProps {
  /** What was chosen; absent while it starts. */
  readonly engine: EngineReport | undefined;
  /** Examples trained on in a second. */
  readonly examplesPerSecond: number;
  /** What an example is called, in the plural and with a capital. */
  readonly examples?: string;
  /** Examples in a batch. */
  readonly batchSize: number;
}

const names: Readonly<Record<string, string>> = {
  webgpu: 'WebGPU',
  wasm: 'WASM',
  cpu: 'JavaScript',
};

const nameOf = (engine: string): string => names[engine] ?? engine;

/** Which engine runs, how fast, and why no other one does. */
export function EnginePanel({
  engine,
  examplesPerSecond,
  examples = 'Images',
  batchSize,
}: EnginePanelProps): JSX.Element {
  return (
    <Panel title="Speed and engine">
      <dl class="engine">
        <div>
          <dt>{examples} a second</dt>
          <dd class="speed">
            {examplesPerSecond > 0 ? Math.round(examplesPerSecond).toLocaleString('en') : '–'}
          </dd>
        </div>
        <div>
          <dt>Milliseconds a step</dt>
          <dd>
            {examplesPerSecond > 0 ? ((1000 * batchSize) / examplesPerSecond).toFixed(1) : '–'}
          </dd>
        </div>
        <div>
          <dt>Engine</dt>
          <dd class="engine-name">{engine === undefined ? 'starting …' : nameOf(engine.engine)}</dd>
        </div>
      </dl>
      <p class="engine-reasons">{engine === undefined ? null : reasonsOf(engine)}</p>
    </Panel>
  );
}

/** What it runs on, and why on nothing else. */
function reasonsOf(engine: EngineReport): string {
  const refused = engine.refused.map(
    ({ engine: name, reason }) => `Not ${nameOf(name)}: ${sentence(reason)}`,
  );
  return [`${engine.device}${threadsOf(engine)}.`, ...refused].join(' ');
}

function threadsOf({ threads }: EngineReport): string {
  if (threads === undefined) return '';
  return threads === 1 ? ', 1 thread' : `, ${threads} threads`;
}

const sentence = (text: string): string => (text.endsWith('.') ? text : `${text}.`);
