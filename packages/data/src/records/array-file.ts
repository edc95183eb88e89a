import type { Cursor } from '../sources/cursor.js';
import { damaged } from '../sources/damaged.js';
import type { DataRecord } from './data-record.js';
import type { NumberType } from './number-types.js';
import { sizeOf, type NumberArray, type Numbers } from './numbers.js';
import { MOST_BYTES, type FloatReadOptions } from './read-options.js';

/** What a header says of the numbers that follow it, to the end of the file. */
export interface ArrayHeader {
  /** Sizes of the axes. */
  readonly shape: readonly number[];
  /** Type of the numbers. */
  readonly type: NumberType;
  /** Whether their least byte comes first. */
  readonly littleEndian: boolean;
}

const described = ({ shape }: ArrayHeader): string => `numbers of shape [${shape}]`;

/** The whole array behind a header. */
export async function wholeArray(
  cursor: Cursor,
  header: ArrayHeader,
  { maxBytes = MOST_BYTES, nonFinite = false }: FloatReadOptions,
): Promise<NumberArray> {
  const size = sizeOf(header.shape) * header.type.bytes;
  checkSize(cursor, header, size, maxBytes);
  const offset = cursor.offset();
  const bytes = await cursor.take(size, described(header));
  await cursor.end(described(header));
  return { shape: header.shape, data: decode(cursor, header, bytes, offset, nonFinite) };
}

/** About as many bytes are decoded at once, so that small records cost little each. */
const BLOCK = 2 ** 16;

/** The array behind a header, one record for each index of its outermost axis. */
export async function* arrayRows(
  cursor: Cursor,
  header: ArrayHeader,
  { maxBytes = MOST_BYTES, nonFinite = false }: FloatReadOptions,
): AsyncGenerator<DataRecord, void, undefined> {
  const [count = 1, ...shape] = header.shape;
  const length = sizeOf(shape);
  const rowBytes = length * header.type.bytes;
  checkSize(cursor, header, rowBytes, maxBytes);
  checkEmpty(cursor, header, count, length);
  const rows = Math.max(1, Math.floor(BLOCK / rowBytes));
  for (let row = 0; row < count; row += rows) {
    const offset = cursor.offset();
    const taken = Math.min(rows, count - row);
    const bytes = await cursor.take(taken * rowBytes, `record ${row} and on`);
    const data = decode(cursor, header, bytes, offset, nonFinite);
    for (let i = 0; i < taken; i++) {
      yield { shape, data: data.subarray(i * length, (i + 1) * length) };
    }
  }
  await cursor.end(described(header));
}

function decode(
  { callee, file }: Cursor,
  { type, littleEndian }: ArrayHeader,
  bytes: Uint8Array<ArrayBuffer>,
  offset: number,
  nonFinite: boolean,
): Numbers {
  const data = type.decode(bytes, littleEndian);
  if (data === undefined) {
    const expected = `${type.name} up to 2⁵³ in size`;
    const remedy = 'Store them as int32 or float64.';
    throw damaged({ callee, file, expected, offset, got: 'one that no double holds', remedy });
  }
  if (nonFinite || !type.float) return data;
  const index = firstNonFinite(data);
  if (index === -1) return data;
  throw damaged({
    callee,
    file,
    expected: 'a finite number',
    offset: offset + index * type.bytes,
    got: `${data[index]}`,
    remedy: 'Mend the data, or pass nonFinite: true.',
  });
}

/** The first index of NaN or an infinity; -1 where there is none. */
export function firstNonFinite(data: Numbers): number {
  for (let i = 0; i < data.length; i++) if (!Number.isFinite(data[i])) return i;
  return -1;
}

function checkSize(
  { callee, file }: Cursor,
  header: ArrayHeader,
  size: number,
  maxBytes: number,
): void {
  if (size <= maxBytes) return;
  throw damaged({
    callee,
    file,
    expected: `a header that declares at most ${maxBytes} bytes`,
    offset: 0,
    got: `${described(header)} (${size} bytes)`,
    remedy: 'If the file is what you want, raise maxBytes.',
  });
}

/** Records of nothing could be declared without end. */
function checkEmpty(
  { callee, file }: Cursor,
  header: ArrayHeader,
  count: number,
  length: number,
): void {
  if (length > 0 || count === 0) return;
  const got = described(header);
  throw damaged({ callee, file, expected: 'records of at least one number', offset: 0, got });
}
