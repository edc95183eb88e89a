import './take-away-panel.css';
import './button.css';
import type { JSX } from 'preact';
import { download as saveFile } from '@gen/backend-web';
import { CopyButton } from './copy-button.js';
import { FileDrop } from './file-drop.js';
import { Panel } from './panel.js';

/** What can be taken away. */
export interface TakeAwayPanelProps {
  /** The code of the run as it stands now. */
  code(): string;
  /** Name of the file that a run is downloaded as. */
  readonly file: string;
  /** Makes the run folder as a zip; left out where there is no run to download. */
  readonly download?: (() => Promise<Uint8Array | undefined>) | undefined;
  /** Takes a run that comes back. */
  onFiles(files: readonly File[]): void;
}

/** The experiment as a link, as code, and as a run folder, which can come back. */
export function TakeAwayPanel({ code, file, download, onFiles }: TakeAwayPanelProps): JSX.Element {
  const save = async () => {
    const bytes = await download?.();
    if (bytes !== undefined) saveFile(file, bytes);
  };
  return (
    <Panel title="Take it with you">
      <div class="take-away">
        <CopyButton text={() => location.href}>Copy link</CopyButton>
        <CopyButton text={code}>Copy code</CopyButton>
        <button
          type="button"
          class="button"
          disabled={download === undefined}
          onClick={() => void save()}
        >
          Download run
        </button>
      </div>
      <FileDrop
        label="Drop a run here, a zip or a folder of the terminal, to go on with it."
        onFiles={onFiles}
      />
    </Panel>
  );
}
