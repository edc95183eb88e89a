import type { JSX } from 'preact';
import { ChoiceKnob } from '../../../lab/knobs/choice-knob.js';
import { Segmented } from '../../../lab/knobs/segmented.js';
import { TextKnob } from '../../../lab/knobs/text-knob.js';
import { Linked } from '../../../lab/linked/linked.js';
import { Panel } from '../../../lab/panel.js';
import { kindOf } from '../data-sets.js';
import type { Session } from '../session.js';
import { settingsFields as fields } from '../settings.js';

/** What the panel works on. */
export interface ModelPanelProps {
  readonly session: Session;
}

const pixels = { binary: '0 or 1', gaussian: 'Gaussian' } as const;
const hiddenUnits = { binary: '0 or 1', spin: '−1 or 1' } as const;
const sizes = [4, 9, 12, 16, 25, 64, 100, 225, 400];

/** A restricted Boltzmann machine and its units, or the layers of a deep energy. */
export function ModelPanel({ session }: ModelPanelProps): JSX.Element {
  const { settings, run } = session;
  const { hidden, visible, hiddenUnits: kind, layers, data } = settings.value;
  const isMachine = kindOf(settings.value) === 'images';
  return (
    <Panel
      title={isMachine ? 'Boltzmann machine' : 'Deep energy'}
      aside={
        run.value === undefined ? null : (
          <span class="unit">{run.value.parameters.toLocaleString('en')} parameters</span>
        )
      }
    >
      {isMachine ? (
        <>
          <Linked symbol="hidden">
            <ChoiceKnob
              label="Hidden units"
              symbol="h"
              options={sizes}
              value={hidden}
              onChange={(next) => session.change({ hidden: next })}
            />
            <Segmented
              label="Each of them is"
              options={hiddenUnits}
              value={kind}
              onChange={(next) => session.change({ hiddenUnits: next })}
            />
          </Linked>
          {data === 'bars' ? null : (
            <Linked symbol="x">
              <Segmented
                label="Pixels are"
                options={pixels}
                value={visible}
                onChange={(next) =>
                  session.change({
                    visible: next,
                    learningRate: next === 'gaussian' ? 0.001 : 0.01,
                  })
                }
              />
            </Linked>
          )}
        </>
      ) : (
        <TextKnob
          label="Layers"
          field={fields.layers}
          value={layers}
          onChange={(next) => session.change({ layers: next })}
        />
      )}
    </Panel>
  );
}
