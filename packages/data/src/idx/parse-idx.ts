import { InputError } from '@gen/core';
import { decodeNumbers } from './decode-numbers.js';
import { fileChunks } from './file-chunks.js';
import type { Idx } from './idx.js';
import { readIdxHeader, type IdxHeader } from './idx-header.js';

/** How {@link parseIdx} reads. */
export interface ParseIdxOptions {
  /** What the file is called in errors. */
  readonly name?: string;
  /** Largest size of the inflated file in bytes; 1 GiB where it is not given. */
  readonly maxBytes?: number;
}

/**
 * Reads a file in the IDX format of MNIST, gzipped or not, with numbers of any of its types.
 *
 *     00 00 | type | rank | rank × uint32 sizes | numbers, all big-endian
 *
 * (LeCun, Cortes, Burges, "The MNIST database of handwritten digits", file formats,
 * http://yann.lecun.com/exdb/mnist/.) Memory grows with the bytes that are really there, never with
 * what a header declares. Rejects with an `InputError` that names the file, the offset, what was
 * expected and what came, where the file is empty, truncated, damaged, too long, or no IDX.
 *
 * @param source the file, in a browser straight from an `<input>` or a drop.
 *
 * @example
 * ```ts
 * import { parseIdx } from '@gen/data';
 *
 * const file = Uint8Array.of(0, 0, 0x08, 1, 0, 0, 0, 3, 7, 2, 1); // three labels
 * const { shape, data } = await parseIdx(file);
 * console.log(shape, data); // [3] Uint8Array [7, 2, 1]
 * ```
 */
export async function parseIdx(
  source: Uint8Array | Blob,
  { name = 'file', maxBytes = 2 ** 30 }: ParseIdxOptions = {},
): Promise<Idx> {
  const file = source instanceof Blob ? source : new Blob([source.slice()]);
  const { header, bytes } = await collect(fileChunks(file, name), name, maxBytes);
  return { shape: header.shape, data: decodeNumbers(header.type, bytes.subarray(header.offset)) };
}

interface Collected {
  readonly header: IdxHeader;
  readonly bytes: Uint8Array;
}

/** Gathers chunks until the file is as long as its header says, and no further. */
async function collect(
  chunks: AsyncIterable<Uint8Array>,
  name: string,
  maxBytes: number,
): Promise<Collected> {
  const held: Uint8Array[] = [];
  let size = 0;
  let header: IdxHeader | undefined;
  for await (const chunk of chunks) {
    held.push(chunk);
    size += chunk.length;
    if (header === undefined) {
      header = readIdxHeader(size === chunk.length ? chunk : join(held, size), name);
      if (header) checkSize(header, name, maxBytes);
    }
    if (header && size > header.size) throw tooLong(header, name);
  }
  if (header === undefined) throw noHeader(size, name);
  if (size < header.size) throw truncated(header, size, name);
  return { header, bytes: held.length === 1 ? held[0]! : join(held, size) };
}

function join(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

const numbers = ({ shape }: IdxHeader): string => `numbers of shape [${shape}]`;

function checkSize(header: IdxHeader, name: string, maxBytes: number): void {
  if (header.size <= maxBytes) return;
  throw new InputError({
    callee: 'parseIdx',
    argument: name,
    expected: `a file of at most ${maxBytes} bytes`,
    got: `a header at byte 0 that declares ${numbers(header)}, ${header.size} bytes`,
    remedy: 'If the file is what you want, raise maxBytes.',
  });
}

const noHeader = (size: number, name: string): InputError =>
  new InputError({
    callee: 'parseIdx',
    argument: name,
    expected: 'the header of an IDX file at byte 0',
    got: size === 0 ? 'an empty file' : `a file that ends after ${size} bytes`,
    remedy: 'Fetch or copy the file again.',
  });

const truncated = (header: IdxHeader, size: number, name: string): InputError =>
  new InputError({
    callee: 'parseIdx',
    argument: name,
    expected: `${header.size - header.offset} bytes of ${numbers(header)} from byte ${header.offset}`,
    got: `${size - header.offset}: the file is cut off at byte ${size}`,
    remedy: 'Fetch or copy the file again.',
  });

const tooLong = (header: IdxHeader, name: string): InputError =>
  new InputError({
    callee: 'parseIdx',
    argument: name,
    expected: `the end of the file at byte ${header.size}, after ${numbers(header)}`,
    got: 'more bytes there',
    remedy: 'The header or the data is damaged: fetch or copy the file again.',
  });
