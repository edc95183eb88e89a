import { decodeChecked, MOST_PIXELS } from '../images/decode-checked.js';
import type { DataRecord } from '../records/data-record.js';
import type { Source } from '../sources/source.js';
import { CALLEE, wrong } from './parquet-error.js';
import type { ParquetRecordsOptions } from './parquet-options.js';

/** Where a row is, for errors. */
export interface Place {
  /** The file. */
  readonly source: Source;
  /** Its number. */
  readonly row: number;
  /** Where its group begins. */
  readonly offset: number;
}

/** The image that a value is the file of. */
export async function imageOf(
  value: unknown,
  { source, row, offset }: Place,
  { decode, transform, maxPixels = MOST_PIXELS }: ParquetRecordsOptions,
): Promise<DataRecord> {
  const bytes = bytesOf(value);
  if (bytes === undefined || decode === undefined) {
    const expected =
      decode === undefined ? 'decode for images' : `an image in row ${row}, of a group`;
    throw wrong(source, expected, offset, decode === undefined ? 'none' : typeOf(value));
  }
  const file = `${source.name} row ${row}`;
  const pixels = await decodeChecked(bytes, { callee: CALLEE, file, decode, maxPixels });
  const { height, width, channels, data } = transform?.(pixels) ?? pixels;
  return { shape: [height, width, channels], data };
}

/** An image's file: bytes, or bytes and a path as Hugging Face has them. */
function bytesOf(value: unknown): Uint8Array | undefined {
  if (value instanceof Uint8Array) return value;
  if (typeof value !== 'object' || value === null || !('bytes' in value)) return undefined;
  return value.bytes instanceof Uint8Array ? value.bytes : undefined;
}

/** The numbers in the columns of a row. */
export function numbersOf(
  row: Readonly<Record<string, unknown>>,
  columns: readonly string[],
  { source, row: index, offset }: Place,
  { nonFinite = false }: ParquetRecordsOptions,
): DataRecord {
  const data = Float32Array.from(columns, (column) => {
    const number = numberOf(row[column]);
    if (number !== undefined && (nonFinite || Number.isFinite(number))) return number;
    const expected = `a finite number in column ${column} of row ${index}, in the group`;
    throw wrong(source, expected, offset, `${number ?? typeOf(row[column])}`);
  });
  return { shape: [columns.length], data };
}

/** The label that a value is. */
export function labelOf(value: unknown, column: string, { source, row, offset }: Place): number {
  const label = numberOf(value);
  if (label !== undefined && Number.isSafeInteger(label)) return label;
  const expected = `a whole number in column ${column} of row ${row}, in the group`;
  throw wrong(source, expected, offset, `${label ?? typeOf(value)}`);
}

function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'bigint' || typeof value === 'boolean' ? Number(value) : undefined;
}

const typeOf = (value: unknown): string =>
  value === null || value === undefined
    ? 'nothing'
    : `a ${value.constructor?.name ?? typeof value}`;
