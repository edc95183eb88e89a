import { ERR_UNSAFE_FILENAME, Reader, ZipReader, type Entry, type FileEntry } from '@zip.js/zip.js';
import type { ReadOptions } from '../records/read-options.js';
import { checkPath } from '../folders/check-path.js';
import type { Folder } from '../folders/folder.js';
import { damaged } from '../sources/damaged.js';
import { InputError } from '@gen/core';
import { readRange } from '../sources/read-range.js';
import { reasonOf } from '../sources/reason-of.js';
import type { Source, SourceLike } from '../sources/source.js';
import { streamChunks } from '../sources/stream-chunks.js';
import { toSource } from '../sources/to-source.js';

/** How {@link zipFolder} reads. */
export interface ZipFolderOptions extends Pick<ReadOptions, 'name'> {
  /** Largest number of files in it; 2²⁰ where it is not given. */
  readonly maxFiles?: number;
}

const CALLEE = 'zipFolder';

/**
 * The files of a zip archive, each inflated only as it is read; of a large archive, only the parts
 * that are wanted.
 *
 * Nothing is written anywhere. A path that leads out of the archive, more than `maxFiles`, an encrypted
 * file, a file that inflates to more than it declares (a zip bomb) or whose checksum is wrong: each is
 * an `InputError` with the byte. How much a file may hold is checked by what reads it.
 *
 * @example
 * ```ts
 * import { imageRecords } from '@gen/data';
 * import { fileSource } from '@gen/data/node';
 * import { decodeImage } from '@gen/data/sharp';
 * import { zipFolder } from '@gen/data/zip';
 *
 * async function count(path: string): Promise<number> {
 *   let images = 0;
 *   const folder = zipFolder(fileSource(path));
 *   for await (const record of imageRecords(folder, { decode: decodeImage })) images += record.shape[0]! > 0 ? 1 : 0;
 *   return images;
 * }
 * ```
 */
export function zipFolder(
  input: SourceLike,
  { name, maxFiles = 2 ** 20 }: ZipFolderOptions = {},
): Folder {
  const source = toSource(input, name);
  return { name: source.name, list: () => list(source, maxFiles) };
}

async function list(source: Source, maxFiles: number): Promise<Source[]> {
  const reader = new ZipReader(new SourceReader(source), { checkOverlappingEntry: true });
  const files: Source[] = [];
  try {
    for await (const entry of reader.getEntriesGenerator()) {
      checkPath(entry.filename, { callee: CALLEE, file: source.name, offset: entry.offset });
      if (!isFile(entry)) continue;
      if (entry.encrypted)
        throw wrong(source, entry.offset, 'a file that is not encrypted', entry.filename);
      if (files.push(entrySource(source, entry)) > maxFiles) {
        throw wrong(source, entry.offset, `at most ${maxFiles} files`, 'more');
      }
    }
  } catch (error) {
    if (isUnsafe(error)) {
      const { filename } = error;
      throw wrong(source, 0, 'paths within the archive', JSON.stringify(filename));
    }
    throw explained(error, source, 0, 'a whole zip archive');
  } finally {
    await reader.close().catch(() => undefined);
  }
  return files;
}

const isFile = (entry: Entry): entry is FileEntry => !entry.directory;

function entrySource(archive: Source, entry: FileEntry): Source {
  const { uncompressedSize, offset } = entry;
  const name = entry.filename;
  return {
    name,
    size: () => Promise.resolve(uncompressedSize),
    chunks: async function* ({ start = 0, end = uncompressedSize } = {}) {
      let at = 0;
      for await (const chunk of inflated(archive, entry)) {
        const part = chunk.subarray(Math.max(0, start - at), Math.max(0, end - at));
        at += chunk.length;
        if (at > uncompressedSize) {
          const expected = `${uncompressedSize} bytes in ${name}, as the archive declares,`;
          throw wrong(archive, offset, expected, 'more');
        }
        if (part.length > 0) yield part;
        if (at >= end && end < uncompressedSize) return;
      }
    },
  };
}

/** What an entry inflates to; its checksum is verified at the end. */
async function* inflated(archive: Source, entry: FileEntry): AsyncGenerator<Uint8Array> {
  let fail: ((error: unknown) => void) | undefined;
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>({
    start: (controller) => {
      fail = (error) => controller.error(error);
    },
  });
  const stop = new AbortController();
  const options = { checkSignature: true, useWebWorkers: false, signal: stop.signal };
  const done = entry.getData(writable, options).catch((error: unknown) => {
    fail?.(error); // the library leaves what it writes to open
    throw error;
  });
  done.catch(() => undefined); // told where the stream fails
  try {
    yield* streamChunks(readable);
    await done;
  } catch (error) {
    throw explained(error, archive, entry.offset, `a whole file ${entry.filename}`);
  } finally {
    stop.abort();
  }
}

/** What the library reads from. */
class SourceReader extends Reader<Source> {
  readonly #source: Source;

  constructor(source: Source) {
    super(source);
    this.#source = source;
  }

  override async init(): Promise<void> {
    await super.init?.();
    this.size = await this.#source.size();
  }

  override readUint8Array(index: number, length: number): Promise<Uint8Array> {
    const end = Math.min(this.size, index + length);
    return readRange(this.#source, { start: index, end });
  }
}

/** The library's own error of a path that leads out. */
const isUnsafe = (error: unknown): error is Error & { readonly filename: string } =>
  error instanceof Error && error.message === ERR_UNSAFE_FILENAME && 'filename' in error;

function explained(error: unknown, source: Source, offset: number, expected: string): Error {
  if (error instanceof InputError) return error;
  return wrong(source, offset, expected, reasonOf(error));
}

const wrong = ({ name: file }: Source, offset: number, expected: string, got: string): InputError =>
  damaged({ callee: CALLEE, file, expected, offset, got });
