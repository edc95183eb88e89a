import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Source } from '../sources/source.js';
import { pathError } from './path-error.js';

/**
 * A file as a source. It is opened when it is read, and closed when reading stops.
 *
 * @param path where it is; its name in errors.
 *
 * @example
 * ```ts
 * import { writeFile } from 'node:fs/promises';
 * import { tmpdir } from 'node:os';
 * import { join } from 'node:path';
 * import { parseIdx } from '@gen/data';
 * import { fileSource } from '@gen/data/node';
 *
 * const path = join(tmpdir(), 'labels-idx1-ubyte');
 * await writeFile(path, Uint8Array.of(0, 0, 0x08, 1, 0, 0, 0, 3, 7, 2, 1));
 * const { data } = await parseIdx(fileSource(path)); // Uint8Array [7, 2, 1]
 * ```
 */
export function fileSource(path: string): Source {
  const wrong = (error: unknown): Error => pathError('fileSource', path, 'a file', error);
  return {
    name: path,
    size: async () => {
      const { size } = await stat(path).catch((error: unknown) => {
        throw wrong(error);
      });
      return size;
    },
    chunks: async function* ({ start = 0, end } = {}) {
      if (end !== undefined && end <= start) return;
      try {
        const range = { start, ...(end !== undefined && { end: end - 1 }) };
        for await (const chunk of createReadStream(path, range)) yield chunk as Uint8Array;
      } catch (error) {
        throw wrong(error);
      }
    },
  };
}
