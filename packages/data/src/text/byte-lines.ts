import { damaged } from '../sources/damaged.js';
import { inflatedChunks } from '../sources/inflated-chunks.js';
import type { Source } from '../sources/source.js';

/** A line's bytes, without its end, and where they begin. */
export interface ByteLine {
  /** The bytes. */
  readonly bytes: Uint8Array;
  /** The first of them. */
  readonly offset: number;
}

const LINE_FEED = 10;

/** Splits a source, inflated where it is gzipped, into lines; none is longer than `maxBytes`. */
export async function* byteLines(
  source: Source,
  callee: string,
  maxBytes: number,
): AsyncGenerator<ByteLine, void, undefined> {
  let held: Uint8Array[] = [];
  let size = 0; // bytes of `held`
  let offset = 0; // of the line
  const flush = (end: Uint8Array): ByteLine => {
    const line = { bytes: held.length === 0 ? end : joined([...held, end]), offset };
    held = [];
    size = 0;
    return line;
  };
  const check = (length: number): void => {
    if (length <= maxBytes) return;
    const got = 'a longer one';
    const remedy = 'If the file is what you want, raise maxBytes.';
    const expected = `a line of at most ${maxBytes} bytes`;
    throw damaged({ callee, file: source.name, expected, offset, got, remedy });
  };
  for await (const chunk of inflatedChunks(source, callee)) {
    let start = 0;
    for (;;) {
      const end = chunk.indexOf(LINE_FEED, start);
      if (end === -1) break;
      check(size + end - start);
      const line = flush(chunk.subarray(start, end));
      yield line;
      offset += line.bytes.length + 1;
      start = end + 1;
    }
    held.push(chunk.subarray(start));
    size += chunk.length - start;
    check(size);
  }
  if (size > 0) yield flush(new Uint8Array());
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
