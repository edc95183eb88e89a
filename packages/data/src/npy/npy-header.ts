import type { ArrayHeader } from '../records/array-file.js';
import { numberTypes, type NumberType } from '../records/number-types.js';
import type { Cursor } from '../sources/cursor.js';
import { damaged } from '../sources/damaged.js';
import { hex } from '../sources/hex.js';

/** What a npy file's header says. */
export interface NpyHeader extends ArrayHeader {
  /** Whether the first axis is the fastest. */
  readonly fortranOrder: boolean;
}

/** NumPy's letters for types that the engine can use. */
const TYPES: Readonly<Record<string, NumberType>> = {
  b1: numberTypes.uint8,
  u1: numberTypes.uint8,
  i1: numberTypes.int8,
  u2: numberTypes.uint16,
  i2: numberTypes.int16,
  u4: numberTypes.uint32,
  i4: numberTypes.int32,
  u8: numberTypes.uint64,
  i8: numberTypes.int64,
  f2: numberTypes.float16,
  f4: numberTypes.float32,
  f8: numberTypes.float64,
};

/** Longest header that is read: NumPy itself reads no more than 10,000 bytes unless it is told to. */
const LONGEST_HEADER = 2 ** 16;

/** Reads `\x93NUMPY`, the version, the header's length and the header, a dictionary of Python. */
export async function readNpyHeader(cursor: Cursor): Promise<NpyHeader> {
  const start = await cursor.upTo(8);
  if (start.length < 8 || hex(start.subarray(0, 6)) !== '93 4e 55 4d 50 59') {
    throw noMagic(cursor, start);
  }
  const wide = start[6]! > 1;
  const lengthBytes = await cursor.take(wide ? 4 : 2, "the header's length");
  const view = new DataView(lengthBytes.buffer);
  const length = wide ? view.getUint32(0, true) : view.getUint16(0, true);
  const offset = cursor.offset();
  if (start[6]! < 1 || start[6]! > 3 || length > LONGEST_HEADER) {
    const got = `version ${start[6]} with ${length}`;
    throw wrong(cursor, `version 1 to 3 with a header of at most ${LONGEST_HEADER} bytes`, 6, got);
  }
  const header = new TextDecoder().decode(await cursor.take(length, 'the header'));
  return { ...typeOf(header, cursor, offset), ...shapeOf(header, cursor, offset) };
}

function typeOf(
  header: string,
  cursor: Cursor,
  offset: number,
): { type: NumberType; littleEndian: boolean } {
  const [, order, letters = ''] = /'descr': *'([<>|=]?)(\w+)'/.exec(header) ?? [];
  const type = Object.hasOwn(TYPES, letters) ? TYPES[letters] : undefined;
  if (type !== undefined) return { type, littleEndian: order !== '>' };
  const objects = letters === 'O';
  const got = /'descr': *([^,}]{0,60})/.exec(header)?.[1] ?? 'none';
  const remedy = objects
    ? 'Objects are programs of Python, which are never run: save arrays of numbers.'
    : 'Save as one of NumPy’s bool, int, uint or float types.';
  throw wrong(cursor, 'a type of numbers', offset, got, remedy);
}

function shapeOf(
  header: string,
  cursor: Cursor,
  offset: number,
): { shape: number[]; fortranOrder: boolean } {
  const [, sizes] = /'shape': *\(([\d, ]*)\)/.exec(header) ?? [];
  const [, fortran] = /'fortran_order': *(True|False)/.exec(header) ?? [];
  const shape = sizes?.split(',').flatMap((size) => (size.trim() === '' ? [] : [Number(size)]));
  if (shape !== undefined && fortran !== undefined && shape.every(Number.isSafeInteger)) {
    return { shape, fortranOrder: fortran === 'True' };
  }
  const got = JSON.stringify(header.trim().slice(0, 100));
  throw wrong(cursor, 'a header with shape and fortran_order', offset, got);
}

const noMagic = (cursor: Cursor, start: Uint8Array): Error =>
  wrong(
    cursor,
    'the magic number of a npy file (93 4e 55 4d 50 59)',
    0,
    start.length === 0 ? 'an empty file' : hex(start),
    'Give a file that numpy.save has made.',
  );

const wrong = (
  { callee, file }: Cursor,
  expected: string,
  offset: number,
  got: string,
  remedy?: string,
): Error => damaged({ callee, file, expected, offset, got, ...(remedy && { remedy }) });
