import type { ArrayHeader } from '../records/array-file.js';
import { numberTypes, type NumberType } from '../records/number-types.js';
import type { Cursor } from '../sources/cursor.js';
import { damaged } from '../sources/damaged.js';
import { hex } from '../sources/hex.js';

/** The types of number, by the third byte of the file. */
const TYPES: Readonly<Record<number, NumberType>> = {
  0x08: numberTypes.uint8,
  0x09: numberTypes.int8,
  0x0b: numberTypes.int16,
  0x0c: numberTypes.int32,
  0x0d: numberTypes.float32,
  0x0e: numberTypes.float64,
};

/** Reads what the first bytes of an IDX file say: 00 00, a type, a rank, rank × uint32 sizes. */
export async function readIdxHeader(cursor: Cursor): Promise<ArrayHeader> {
  const magic = await cursor.upTo(4);
  if (magic.length < 4) throw cutOff(cursor, magic.length);
  const type = TYPES[magic[2]!];
  const rank = magic[3]!;
  if (magic[0] !== 0 || magic[1] !== 0 || type === undefined || rank === 0) {
    throw noMagic(cursor, magic);
  }
  const sizes = await cursor.upTo(4 * rank);
  if (sizes.length < 4 * rank) throw cutOff(cursor, 4 + sizes.length);
  const view = new DataView(sizes.buffer);
  const shape = Array.from({ length: rank }, (_, axis) => view.getUint32(4 * axis));
  return { type, shape, littleEndian: false };
}

const noMagic = ({ callee, file }: Cursor, magic: Uint8Array): Error =>
  damaged({
    callee,
    file,
    expected: 'the magic number of an IDX file (00 00, a type from 08 to 0e, a rank)',
    offset: 0,
    got: hex(magic),
    remedy: 'Give an IDX file, as MNIST is published, gzipped or not.',
  });

const cutOff = ({ callee, file }: Cursor, size: number): Error =>
  damaged({
    callee,
    file,
    expected: 'the header of an IDX file',
    offset: 0,
    got: size === 0 ? 'an empty file' : `a file that ends after ${size} bytes`,
  });
