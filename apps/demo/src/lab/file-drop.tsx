import './file-drop.css';
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { droppedFiles } from './dropped-files.js';

/** Where files are dropped. */
export interface FileDropProps {
  /** What may be dropped. */
  readonly label: string;
  /** Called with the files. */
  onFiles(files: readonly File[]): void;
}

/** A place to drop files or a folder on, or to choose files with a button. */
export function FileDrop({ label, onFiles }: FileDropProps): JSX.Element {
  const id = useId();
  const over = useSignal(false);
  return (
    <div
      class={`file-drop ${over.value ? 'is-over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        over.value = true;
      }}
      onDragLeave={() => (over.value = false)}
      onDrop={(event) => {
        event.preventDefault();
        over.value = false;
        if (event.dataTransfer === null) return;
        void droppedFiles(event.dataTransfer).then((files) => {
          if (files.length > 0) onFiles(files);
        });
      }}
    >
      <input
        id={id}
        type="file"
        multiple
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])];
          currentTarget.value = '';
          if (files.length > 0) onFiles(files);
        }}
      />
      <label for={id}>{label}</label>
    </div>
  );
}
