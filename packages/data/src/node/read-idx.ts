import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Idx } from '../idx/idx.js';
import { parseIdx } from '../idx/parse-idx.js';
import { pathError } from './path-error.js';

/**
 * Reads an IDX file, gzipped or not; see `parseIdx`.
 *
 * @example
 * ```ts
 * import { writeFile } from 'node:fs/promises';
 * import { tmpdir } from 'node:os';
 * import { join } from 'node:path';
 * import { readIdx } from '@gen/data/node';
 *
 * const path = join(tmpdir(), 'labels-idx1-ubyte');
 * await writeFile(path, Uint8Array.of(0, 0, 0x08, 1, 0, 0, 0, 3, 7, 2, 1));
 * const { data } = await readIdx(path); // Uint8Array [7, 2, 1]
 * ```
 */
export async function readIdx(path: string): Promise<Idx> {
  const bytes = await readFile(path).catch((error: unknown) => {
    throw pathError('readIdx', path, 'an IDX file', error);
  });
  return parseIdx(bytes, { name: basename(path) });
}
