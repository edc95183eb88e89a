import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Folder } from '../folders/folder.js';
import type { Source } from '../sources/source.js';
import { fileSource } from './file-source.js';
import { pathError } from './path-error.js';

/**
 * A folder of this machine with all that is below it; links are not followed.
 *
 * @example
 * ```ts
 * import { mkdtemp, writeFile } from 'node:fs/promises';
 * import { tmpdir } from 'node:os';
 * import { join } from 'node:path';
 * import { folderSource } from '@gen/data/node';
 *
 * const path = await mkdtemp(join(tmpdir(), 'texts-'));
 * await writeFile(join(path, 'a.txt'), 'one');
 * const [first] = await folderSource(path).list();
 * console.log(first!.name); // a.txt
 * ```
 */
export function folderSource(path: string): Folder {
  return {
    name: path,
    list: async (): Promise<readonly Source[]> => {
      const options = { recursive: true, withFileTypes: true } as const;
      const entries = await readdir(path, options).catch((error: unknown) => {
        throw pathError('folderSource', path, 'a folder', error);
      });
      return entries
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .map((file) => ({
          ...fileSource(file),
          name: relative(path, file).split(sep).join('/'),
        }));
    },
  };
}
