import { damaged } from './damaged.js';
import { inflatedChunks } from './inflated-chunks.js';
import type { Source } from './source.js';

/** A place in a source that moves forward. */
export interface Cursor {
  /** The public function that reads, for errors. */
  readonly callee: string;
  /** What the source is called. */
  readonly file: string;
  /** Number of bytes that were taken, of what is inflated where the source is gzipped. */
  offset(): number;
  /** Takes a copy of the next bytes: fewer than asked for only at the end. */
  upTo(count: number): Promise<Uint8Array<ArrayBuffer>>;
  /** Takes a copy of the next bytes, and throws where the source ends before. */
  take(count: number, what: string): Promise<Uint8Array<ArrayBuffer>>;
  /** Throws where anything is left. */
  end(after: string): Promise<void>;
  /** Stops reading. */
  close(): Promise<void>;
}

/**
 * Opens a source, inflated where it is gzipped. Memory grows with the bytes that are really there,
 * never with the number that is asked for.
 */
export function openCursor(source: Source, callee: string): Cursor {
  const file = source.name;
  const chunks = inflatedChunks(source, callee);
  let held: Uint8Array[] = [];
  let size = 0; // bytes of `held`
  let offset = 0;

  const fill = async (count: number): Promise<void> => {
    while (size < count) {
      const { done, value } = await chunks.next();
      if (done) return;
      if (value.length === 0) continue;
      held.push(value);
      size += value.length;
    }
  };
  const upTo = async (count: number): Promise<Uint8Array<ArrayBuffer>> => {
    await fill(count);
    const taken = new Uint8Array(Math.min(count, size));
    let at = 0;
    let used = 0;
    while (at < taken.length) {
      const part = held[used]!.subarray(0, taken.length - at);
      taken.set(part, at);
      at += part.length;
      if (part.length === held[used]!.length) used++;
      else held[used] = held[used]!.subarray(part.length);
    }
    held = held.slice(used);
    size -= at;
    offset += at;
    return taken;
  };
  const take = async (count: number, what: string): Promise<Uint8Array<ArrayBuffer>> => {
    const start = offset;
    const taken = await upTo(count);
    if (taken.length === count) return taken;
    const end = start + taken.length;
    const got = `${taken.length}: the file is cut off at byte ${end}`;
    throw damaged({ callee, file, expected: `${count} bytes of ${what}`, offset: start, got });
  };
  const end = async (after: string): Promise<void> => {
    await fill(1);
    if (size === 0) return;
    const expected = 'the end of the file';
    const remedy = 'The header or the data is damaged: fetch or copy the file again.';
    throw damaged({ callee, file, expected, offset, got: `more bytes after ${after}`, remedy });
  };
  const close = async (): Promise<void> => {
    await chunks.return();
  };
  return { callee, file, offset: () => offset, upTo, take, end, close };
}
