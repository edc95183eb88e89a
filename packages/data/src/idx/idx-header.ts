import { InputError } from '@gen/core';
import { hex } from './hex.js';

/** The types of number, by the third byte of the file. */
const BYTES_PER_NUMBER: Readonly<Record<number, number>> = {
  0x08: 1, // uint8
  0x09: 1, // int8
  0x0b: 2, // int16
  0x0c: 4, // int32
  0x0d: 4, // float32
  0x0e: 8, // float64
};

/** What the first bytes of an IDX file say. */
export interface IdxHeader {
  /** Type of the numbers, the third byte of the file. */
  readonly type: number;
  /** Sizes of the axes. */
  readonly shape: readonly number[];
  /** Where the numbers begin. */
  readonly offset: number;
  /** Size of the whole file in bytes. */
  readonly size: number;
}

/**
 * Reads the header, or returns `undefined` where more bytes are needed for it; throws where they are
 * not the beginning of an IDX file.
 */
export function readIdxHeader(bytes: Uint8Array, name: string): IdxHeader | undefined {
  if (bytes.length < 4) return undefined;
  checkMagic(bytes, name);
  const rank = bytes[3]!;
  const offset = 4 + 4 * rank;
  if (bytes.length < offset) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, offset);
  const shape = Array.from({ length: rank }, (_, axis) => view.getUint32(4 + 4 * axis));
  const numbers = shape.reduce((product, size) => product * size, 1);
  const type = bytes[2]!;
  return { type, shape, offset, size: offset + numbers * BYTES_PER_NUMBER[type]! };
}

function checkMagic(bytes: Uint8Array, name: string): void {
  const magic = bytes[0] === 0 && bytes[1] === 0;
  if (magic && bytes[2]! in BYTES_PER_NUMBER && bytes[3]! > 0) return;
  throw new InputError({
    callee: 'parseIdx',
    argument: name,
    expected: 'the magic number of an IDX file (00 00, a type from 08 to 0e, a rank) at byte 0',
    got: hex(bytes.subarray(0, 4)),
    remedy: 'Give an IDX file, as MNIST is published, gzipped or not.',
  });
}
