import type { Folder } from '../folders/folder.js';
import { blobSource } from '../sources/blob-source.js';
import type { Source } from '../sources/source.js';

/**
 * What was dropped on a page, files and folders with all that is below them, as one folder.
 *
 * Must be called while the event is handled: a browser takes the dropped files back afterwards.
 *
 * @example
 * ```ts
 * import { imageClasses } from '@gen/data';
 * import { droppedFolder } from '@gen/data/web';
 *
 * async function onDrop(event: DragEvent): Promise<void> {
 *   event.preventDefault();
 *   console.log(await imageClasses(droppedFolder(event.dataTransfer!)));
 * }
 * ```
 */
export function droppedFolder(transfer: DataTransfer, name = 'drop'): Folder {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  return {
    name,
    list: async () => (await Promise.all(entries.map((entry) => below(entry)))).flat(),
  };
}

async function below(entry: FileSystemEntry): Promise<readonly Source[]> {
  const path = entry.fullPath.replace(/^\//, '');
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    return [blobSource(file, path)];
  }
  if (!isDirectory(entry)) return [];
  const reader = entry.createReader();
  const sources: Source[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject); // gives a hundred at a time
    });
    if (some.length === 0) return sources;
    sources.push(...(await Promise.all(some.map((each) => below(each)))).flat());
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;

const isDirectory = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry =>
  entry.isDirectory;
