import './take-away-panel.css';
import '../../lab/button.css';
import type { JSX } from 'preact';
import { CopyButton } from '../../lab/copy-button.js';
import { FileDrop } from '../../lab/file-drop.js';
import { Panel } from '../../lab/panel.js';
import { download as saveFile } from '@gen/backend-web';
import { codeOf } from './code/code-of.js';
import type { Session } from './session.js';

/** What can be taken away. */
export interface TakeAwayPanelProps {
  readonly session: Session;
}

/** The experiment as a link, as code, and as a run folder, which can come back. */
export function TakeAwayPanel({ session }: TakeAwayPanelProps): JSX.Element {
  const download = async () => {
    const bytes = await session.download();
    if (bytes !== undefined) saveFile('vae-run.zip', bytes);
  };
  return (
    <Panel title="Take it with you">
      <div class="take-away">
        <CopyButton text={() => location.href}>Copy link</CopyButton>
        <CopyButton text={() => codeOf(session)}>Copy code</CopyButton>
        <button
          type="button"
          class="button"
          disabled={session.run.value === undefined}
          onClick={() => void download()}
        >
          Download run
        </button>
      </div>
      <FileDrop
        label="Drop a run here, a zip or a folder of the terminal, to go on with it."
        onFiles={(files) => void session.drop(files)}
      />
    </Panel>
  );
}
