import type { ReadOptions } from '../records/read-options.js';
import { MOST_BYTES } from '../records/read-options.js';
import { bytesSource } from '../sources/bytes-source.js';
import { openCursor, type Cursor } from '../sources/cursor.js';
import { damaged } from '../sources/damaged.js';
import type { Source, SourceLike } from '../sources/source.js';
import { toSource } from '../sources/to-source.js';
import { checkPath } from './check-path.js';
import type { Folder } from './folder.js';
import { readTarHeader, type TarHeader } from './tar-header.js';

/** Longest name that an entry before a file may give it. */
const LONGEST_NAME = 2 ** 16;

/**
 * The files of a tar archive, gzipped or not (POSIX.1-2001 "ustar" and "pax", and GNU's long names;
 * https://www.gnu.org/software/tar/manual/html_node/Standard.html).
 *
 * They are held in memory, `maxBytes` of them at most; nothing is written anywhere. Links and devices
 * are left out. `list` rejects where a header's checksum is wrong, the archive is cut off, or a path
 * leads out of it.
 *
 * @example
 * ```ts
 * import { readdir } from 'node:fs/promises';
 * import { tarFolder, textLines } from '@gen/data';
 * import { fileSource } from '@gen/data/node';
 *
 * for (const name of await readdir('.')) {
 *   if (!name.endsWith('.tar.gz')) continue;
 *   for (const file of await tarFolder(fileSource(name)).list()) console.log(file.name);
 * }
 * ```
 */
export function tarFolder(input: SourceLike, options: ReadOptions = {}): Folder {
  const source = toSource(input, options.name);
  return { name: source.name, list: () => list(source, options) };
}

async function list(source: Source, { maxBytes = MOST_BYTES }: ReadOptions): Promise<Source[]> {
  const cursor = openCursor(source, 'tarFolder');
  const files: Source[] = [];
  let held = 0;
  let next: Partial<TarHeader> = {}; // what the entry before says of the file to come
  try {
    for (;;) {
      const offset = cursor.offset();
      const read = await readTarHeader(cursor);
      if (read === undefined) return files;
      const header = { ...read, ...next };
      next = {};
      const special = header.kind === 'x' || header.kind === 'L';
      const limit = special ? LONGEST_NAME : maxBytes - held;
      if (header.size > limit) throw tooLarge(cursor, offset, header.size, limit);
      if (special) {
        next = named(header.kind, await cursor.take(header.size, 'a name'));
      } else if (header.kind === '0') {
        checkPath(header.name, { callee: cursor.callee, file: cursor.file, offset });
        const bytes = await cursor.take(header.size, header.name);
        held += bytes.length;
        files.push(bytesSource(bytes, header.name));
      } else {
        await skip(cursor, header.size);
      }
      await cursor.upTo((512 - (header.size % 512)) % 512);
    }
  } finally {
    await cursor.close();
  }
}

async function skip(cursor: Cursor, size: number): Promise<void> {
  for (let left = size; left > 0;) {
    left -= (await cursor.take(Math.min(left, 2 ** 16), 'an entry that is left out')).length;
  }
}

/** A name, and with pax a size too, that is too long for the header that follows. */
function named(kind: string, bytes: Uint8Array): Partial<TarHeader> {
  const text = new TextDecoder().decode(bytes);
  if (kind === 'L') return { name: text.replace(/\0.*$/s, '') };
  const found: { name?: string; size?: number } = {};
  for (const [, key, value = ''] of text.matchAll(/^\d+ (path|size)=(.*)$/gm)) {
    if (key === 'path') found.name = value;
    else if (Number.isSafeInteger(Number(value)) && Number(value) >= 0) found.size = Number(value);
  }
  return found;
}

const tooLarge = ({ callee, file }: Cursor, offset: number, size: number, limit: number): Error =>
  damaged({
    callee,
    file,
    expected: `an entry of at most ${limit} bytes`,
    offset,
    got: `one of ${size}`,
    remedy: 'If the archive is what you want, raise maxBytes.',
  });
