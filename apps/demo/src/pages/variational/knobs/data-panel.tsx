import './data-panel.css';
import { useComputed } from '@preact/signals';
import type { JSX } from 'preact';
import { FileDrop } from '../../../lab/file-drop.js';
import { dataRamp } from '../../../lab/ink/ramps.js';
import { Segmented } from '../../../lab/knobs/segmented.js';
import { Linked } from '../../../lab/linked/linked.js';
import { Panel } from '../../../lab/panel.js';
import { ImageStrip } from '../../../lab/picture/image-strip.js';
import type { Session } from '../session.js';

/** What the panel works on. */
export interface DataPanelProps {
  readonly session: Session;
}

const sources = { digits: 'Drawn digits', files: 'Your files' } as const;

/** Where the images come from, and some of them. */
export function DataPanel({ session }: DataPanelProps): JSX.Element {
  const images = useComputed(() => session.run.value?.dataImages);
  const { data } = session.settings.value;
  const info = session.run.value;
  return (
    <Panel title="Data">
      <Segmented
        label="Images"
        options={sources}
        value={data}
        onChange={(next) => session.change({ data: next })}
      />
      <Linked symbol="x">
        <ImageStrip
          label="Some of the training images"
          images={images}
          ramp={dataRamp}
          columns={8}
        />
      </Linked>
      <p class="data-name">{info === undefined ? ' ' : info.dataName}</p>
      {data === 'files' ? (
        <FileDrop
          label="Drop IDX files here: images, and labels if you have them, gzipped or not. They stay on this machine."
          onFiles={(files) => void session.drop(files)}
        />
      ) : null}
    </Panel>
  );
}
