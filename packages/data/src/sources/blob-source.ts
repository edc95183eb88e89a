import { streamChunks } from './stream-chunks.js';
import type { Source } from './source.js';

/**
 * A `Blob` or `File`, as a page gets them from an `<input>` or a drop, as a source.
 *
 * @param name what it is called in errors; a file's own name where it is not given.
 *
 * @example
 * ```ts
 * import { blobSource, parseIdx } from '@gen/data';
 *
 * const file = new File([Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 2, 7, 9)], 'labels');
 * const { data } = await parseIdx(blobSource(file, 'my labels')); // Uint8Array [7, 9]
 * ```
 */
export function blobSource(blob: Blob, name = nameOf(blob)): Source {
  return {
    name,
    size: () => Promise.resolve(blob.size),
    chunks: ({ start = 0, end = blob.size } = {}) => streamChunks(blob.slice(start, end).stream()),
  };
}

const nameOf = (blob: Blob): string => ('name' in blob ? `${blob.name}` : 'blob');
