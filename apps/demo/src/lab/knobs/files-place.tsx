import './files-place.css';
import { useSignal, type ReadonlySignal } from '@preact/signals';
import type { JSX } from 'preact';
import { FileDrop } from '../file-drop.js';

/** What of a session tells where its data come from. */
export interface HasFiles<Data extends string> {
  readonly settings: ReadonlySignal<{ readonly data: Data }>;
  readonly hasFiles: ReadonlySignal<boolean>;
  drop(files: readonly File[]): Promise<void>;
}

/** Where data come from, and the way to choose. */
export interface Source<Data extends string> {
  /** The choice on show: that of files may wait for them. */
  readonly value: Data;
  choose(data: Data): void;
  drop(files: readonly File[]): Promise<void>;
}

/** Where no files were dropped yet, choosing them only opens the place to drop them on. */
export function useSource<Data extends string>(
  session: HasFiles<Data>,
  onChoose: (data: Data) => void,
): Source<Data> {
  const isOpen = useSignal(false);
  const { data } = session.settings.value;
  return {
    value: isOpen.value ? ('files' as Data) : data,
    choose(next) {
      isOpen.value = next === 'files' && !session.hasFiles.value;
      if (!isOpen.value && next !== data) onChoose(next);
    },
    async drop(files) {
      await session.drop(files);
      if (session.hasFiles.value) isOpen.value = false;
    },
  };
}

/** The place to drop files on, where they are the choice. */
export function FilesPlace<Data extends string>({
  source,
}: {
  readonly source: Source<Data>;
}): JSX.Element | null {
  if (source.value !== 'files') return null;
  return (
    <FileDrop
      label="Drop IDX files here: images, and labels if you have them, gzipped or not. They stay on this machine."
      onFiles={(files) => void source.drop(files)}
    />
  );
}
