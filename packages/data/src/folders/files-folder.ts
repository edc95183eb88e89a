import { blobSource } from '../sources/blob-source.js';
import type { Folder } from './folder.js';

/**
 * Files of an `<input type="file" webkitdirectory multiple>`, or any others, as a folder.
 *
 * A file is called by its path within the folder that was chosen, or by its name where it has none.
 *
 * @example
 * ```ts
 * import { filesFolder } from '@gen/data';
 *
 * const [file] = await filesFolder([new File(['one'], 'a.txt')]).list();
 * console.log(file!.name); // a.txt
 * ```
 */
export function filesFolder(files: Iterable<File>, name = 'files'): Folder {
  const list = [...files].map((file) => blobSource(file, pathOf(file)));
  return { name, list: () => Promise.resolve(list) };
}

/** The chosen folder's own name comes first in the path; what is below it is what counts. */
const pathOf = ({ name, webkitRelativePath }: File): string =>
  webkitRelativePath ? webkitRelativePath.split('/').slice(1).join('/') : name;
