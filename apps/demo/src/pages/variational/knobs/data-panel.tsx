import { useComputed } from '@preact/signals';
import type { JSX } from 'preact';
import { dataRamp } from '../../../lab/ink/ramps.js';
import { FilesPlace, useSource } from '../../../lab/knobs/files-place.js';
import { Segmented } from '../../../lab/knobs/segmented.js';
import { Linked } from '../../../lab/linked/linked.js';
import { Panel } from '../../../lab/panel.js';
import { ImageStrip } from '../../../lab/picture/image-strip.js';
import type { Session } from '../session.js';
import type { Settings } from '../settings.js';

/** What the panel works on. */
export interface DataPanelProps {
  readonly session: Session;
}

const sources = { digits: 'Drawn digits', files: 'Your files' } as const;

/** Where the images come from, and some of them. */
export function DataPanel({ session }: DataPanelProps): JSX.Element {
  const images = useComputed(() => session.run.value?.dataImages);
  const info = session.run.value;
  const source = useSource(session, (data: Settings['data']) => session.change({ data }));
  return (
    <Panel title="Data">
      <Segmented label="Images" options={sources} value={source.value} onChange={source.choose} />
      <Linked symbol="x">
        <ImageStrip
          label="Some of the training images"
          images={images}
          ramp={dataRamp}
          columns={8}
          rows={2}
        />
      </Linked>
      <p class="data-name">{info === undefined ? ' ' : info.dataName}</p>
      <FilesPlace source={source} />
    </Panel>
  );
}
