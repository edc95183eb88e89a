import './units-panel.css';
import type { JSX } from 'preact';
import { Panel } from '../../../lab/panel.js';
import type { Session } from '../session.js';

/** Below this many nats a unit tells the decoder nothing. */
const dark = 0.05;

/** What the panel shows. */
export interface UnitsPanelProps {
  readonly session: Session;
}

/** How much each latent unit says about the image: units that say nothing are dark. */
export function UnitsPanel({ session }: UnitsPanelProps): JSX.Element {
  const units = [...(session.pictures.value?.units ?? [])];
  const largest = Math.max(...units, 1);
  const used = units.filter((unit) => unit > dark).length;
  return (
    <Panel
      title="Latent units"
      aside={
        units.length === 0 ? null : (
          <span class="unit">
            {used} of {units.length} in use
          </span>
        )
      }
    >
      <ol class={`units ${units.length > 8 ? 'is-dense' : ''}`}>
        {units.map((unit, index) => (
          <li key={index} class={unit > dark ? '' : 'is-dark'}>
            <span class="unit-name">
              z<sub>{index + 1}</sub>
            </span>
            <span class="unit-track">
              <span style={{ '--share': unit / largest }} />
            </span>
            <span class="unit-value">{unit.toFixed(2)}</span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
