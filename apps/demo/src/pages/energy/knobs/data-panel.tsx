import { useComputed } from '@preact/signals';
import type { JSX } from 'preact';
import { dataRamp } from '../../../lab/ink/ramps.js';
import { ChoiceKnob } from '../../../lab/knobs/choice-knob.js';
import { Segmented } from '../../../lab/knobs/segmented.js';
import { FilesPlace, useSource } from '../../../lab/knobs/files-place.js';
import { Linked } from '../../../lab/linked/linked.js';
import { Panel } from '../../../lab/panel.js';
import { ImageStrip } from '../../../lab/picture/image-strip.js';
import { dataSets, kindOf, setsOf, type DataKind } from '../data-sets.js';
import type { Session } from '../session.js';
import type { Settings } from '../settings.js';

/** What the panel works on. */
export interface DataPanelProps {
  readonly session: Session;
}

const kinds = { images: 'Images', plane: 'Points' } as const;

/** What is learnt: images by a machine, points of the plane by a deep energy. */
export function DataPanel({ session }: DataPanelProps): JSX.Element {
  const images = useComputed(() => session.run.value?.images?.some);
  const info = session.run.value;
  const source = useSource(session, (data: Settings['data']) =>
    session.change({ data, ...dataSets[data].usual }),
  );
  const kind = kindOf({ data: source.value });
  const chooseKind = (next: DataKind) => {
    const [first] = setsOf(next);
    if (next !== kind && first !== undefined) source.choose(first);
  };
  return (
    <Panel title="Data">
      <Segmented label="What is learnt" options={kinds} value={kind} onChange={chooseKind} />
      <ChoiceKnob
        label="Set"
        options={setsOf(kind)}
        value={source.value}
        format={(name) => dataSets[name].name}
        onChange={source.choose}
      />
      {kind === 'images' ? (
        <Linked symbol="x">
          <ImageStrip
            label="Some of the training images"
            images={images}
            ramp={dataRamp}
            columns={8}
            rows={2}
          />
        </Linked>
      ) : null}
      <p class="data-name">{info === undefined ? ' ' : info.dataName}</p>
      <FilesPlace source={source} />
    </Panel>
  );
}
