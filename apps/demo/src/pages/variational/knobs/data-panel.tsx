import './data-panel.css';
import { useComputed, useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { FileDrop } from '../../../lab/file-drop.js';
import { dataRamp } from '../../../lab/ink/ramps.js';
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
  const { data } = session.settings.value;
  const info = session.run.value;
  // Where no files were dropped yet, choosing them only opens the place to drop them on.
  const isOpen = useSignal(false);
  const source = isOpen.value ? 'files' : data;
  const choose = (next: Settings['data']) => {
    isOpen.value = next === 'files' && !session.hasFiles.value;
    if (!isOpen.value && next !== data) session.change({ data: next });
  };
  const drop = async (files: readonly File[]) => {
    await session.drop(files);
    if (session.hasFiles.value) isOpen.value = false;
  };
  return (
    <Panel title="Data">
      <Segmented label="Images" options={sources} value={source} onChange={choose} />
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
      {source === 'files' ? (
        <FileDrop
          label="Drop IDX files here: images, and labels if you have them, gzipped or not. They stay on this machine."
          onFiles={(files) => void drop(files)}
        />
      ) : null}
    </Panel>
  );
}
