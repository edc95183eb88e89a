import type { Source } from './source.js';

/**
 * Bytes in memory as a source. They are borrowed: readers copy what they give out.
 *
 * @example
 * ```ts
 * import { bytesSource, textLines } from '@gen/data';
 *
 * const poem = bytesSource(new TextEncoder().encode('one\ntwo\n'), 'poem.txt');
 * for await (const line of textLines(poem)) console.log(line); // one two
 * ```
 */
export function bytesSource(bytes: Uint8Array, name = 'bytes'): Source {
  return {
    name,
    size: () => Promise.resolve(bytes.length),
    chunks: async function* ({ start = 0, end = bytes.length } = {}) {
      yield bytes.subarray(start, end);
    },
  };
}
