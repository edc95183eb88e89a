import {
  parquetMetadataAsync,
  parquetReadObjects,
  parquetSchema,
  snappyUncompress,
  type AsyncBuffer,
  type ColumnChunk,
  type Compressors,
  type FileMetaData,
  type SchemaTree,
} from 'hyparquet';
import { InputError } from '@gen/core';
import { decodeChecked, MOST_PIXELS } from '../images/decode-checked.js';
import type { ImageDecoder, Pixels } from '../images/pixels.js';
import type { DataRecord } from '../records/data-record.js';
import { MOST_BYTES, type FloatReadOptions } from '../records/read-options.js';
import { checkRuns } from './check-runs.js';
import { damaged } from '../sources/damaged.js';
import { readRange } from '../sources/read-range.js';
import { reasonOf } from '../sources/reason-of.js';
import type { Source, SourceLike } from '../sources/source.js';
import { toSource } from '../sources/to-source.js';

/** How {@link parquetRecords} reads. */
export interface ParquetRecordsOptions extends FloatReadOptions {
  /** The column of images; elsewise records are rows of numbers. */
  readonly image?: string;
  /** What decodes images: `decodeImage` of `@gen/data/sharp` in Node, of `@gen/data/web` in a page. */
  readonly decode?: ImageDecoder;
  /** What is done to each image: `resizeImage`, `cropImage`, `grayscaleImage`, or your own. */
  readonly transform?: (image: Pixels) => Pixels;
  /** The most pixels that an image may declare; 2²⁶ where it is not given. */
  readonly maxPixels?: number;
  /** The columns of numbers that a record holds, where there is no image. */
  readonly columns?: readonly string[];
  /** The column that holds the label, a whole number. */
  readonly label?: string;
  /** What inflates pages that are not packed by Snappy: `compressors` of `hyparquet-compressors`. */
  readonly compressors?: Compressors;
}

const CALLEE = 'parquetRecords';

/**
 * Reads a Parquet file row by row: images, as in the data sets of Hugging Face, uint8
 * `[height, width, channels]`; or columns of numbers, Float32Array `[columns]`.
 *
 * (https://parquet.apache.org/docs/file-format; by hyparquet.) Only the columns that are wanted are
 * read, one group of rows at a time, which may hold `maxBytes`. A file that is damaged, a column that is
 * not there and a value that is none of these are an `InputError` with the row and the byte at which
 * its group begins.
 *
 * @example
 * ```ts
 * import { imageDataset, type Dataset } from '@gen/data';
 * import { fileSource } from '@gen/data/node';
 * import { parquetRecords } from '@gen/data/parquet';
 * import { decodeImage } from '@gen/data/sharp';
 *
 * function load(path: string): Promise<Dataset> {
 *   const options = { image: 'image', label: 'label', decode: decodeImage };
 *   return imageDataset(parquetRecords(fileSource(path), options), { name: 'images' });
 * }
 * ```
 */
export async function* parquetRecords(
  input: SourceLike,
  options: ParquetRecordsOptions,
): AsyncGenerator<DataRecord, void, undefined> {
  const source = toSource(input, options.name);
  const { image, columns = [], label } = options;
  const wanted = [image, ...(image === undefined ? columns : []), label].filter(
    (column) => column !== undefined,
  );
  const file = await bufferOf(source);
  const metadata = await orDamaged(source, 0, () =>
    parquetMetadataAsync(file, { geoparquet: false }),
  );
  checkColumns(source, metadata, wanted);
  let rowStart = 0;
  for (const group of groupsOf(source, metadata, options)) {
    const rowEnd = rowStart + group.rows;
    const compressors = bounded(options);
    const read = { file, metadata, columns: wanted, rowStart, rowEnd, compressors };
    const rows = await orDamaged(source, group.offset, async () => {
      await checkGroup(source, metadata, group, wanted, bounded(options));
      return parquetReadObjects({ ...read, utf8: false, geoparquet: false });
    });
    if (rows.length !== group.rows) {
      throw wrong(source, `${group.rows} rows in the group`, group.offset, `${rows.length}`);
    }
    for (const row of rows) {
      const place = { source, row: rowStart++, offset: group.offset };
      const record =
        image === undefined
          ? numbersOf(row, columns, place, options)
          : await imageOf(row[image], place, options);
      yield label === undefined ? record : { ...record, label: labelOf(row[label], label, place) };
    }
  }
}

interface Place {
  readonly source: Source;
  readonly row: number;
  readonly offset: number;
}

async function bufferOf(source: Source): Promise<AsyncBuffer> {
  const byteLength = await source.size();
  if (byteLength < 12) {
    const got = byteLength === 0 ? 'an empty file' : `${byteLength} bytes`;
    throw wrong(source, 'a Parquet file', 0, got);
  }
  return {
    byteLength,
    slice: async (start, end = byteLength) => {
      const range = { start: Math.max(0, start), end: Math.min(end, byteLength) };
      return (await readRange(source, range)).buffer;
    },
  };
}

/** Runs the library, which throws errors of all kinds where a file is damaged. */
async function orDamaged<T>(source: Source, offset: number, read: () => Promise<T>): Promise<T> {
  return read().catch((error: unknown) => {
    if (error instanceof InputError) throw error;
    throw wrong(source, 'a whole Parquet file', offset, reasonOf(error));
  });
}

interface Group {
  readonly rows: number;
  readonly offset: number;
  readonly columns: readonly ColumnChunk[];
}

/** Looks through the pages of the columns that are wanted before the library does. */
async function checkGroup(
  source: Source,
  metadata: FileMetaData,
  { columns }: Group,
  wanted: readonly string[],
  compressors: Compressors,
): Promise<void> {
  const size = await source.size();
  for (const { meta_data: column } of columns) {
    const [top] = column?.path_in_schema ?? [];
    if (column === undefined || top === undefined || !wanted.includes(top)) continue;
    const start = Number(column.dictionary_page_offset || column.data_page_offset);
    const end = start + Number(column.total_compressed_size);
    if (start < 0 || end < start || end > size) throw new RangeError(`pages to byte ${end}`);
    const bytes = await readRange(source, { start, end });
    checkRuns({ column, path: pathOf(metadata, column.path_in_schema), bytes }, compressors);
  }
}

/** The schema's elements from its root to a column. */
function pathOf(metadata: FileMetaData, names: readonly string[]): readonly SchemaTree[] {
  const path = [parquetSchema(metadata)];
  for (const name of names) {
    const next = path.at(-1)!.children.find(({ element }) => element.name === name);
    if (next === undefined) throw new RangeError(`no column ${names.join('.')}`);
    path.push(next);
  }
  return path;
}

function groupsOf(
  source: Source,
  { row_groups: groups }: FileMetaData,
  { maxBytes = MOST_BYTES }: ParquetRecordsOptions,
): readonly Group[] {
  return groups.map((group) => {
    const offset = Number(group.columns[0]?.meta_data?.data_page_offset ?? 0);
    const [rows, bytes] = [Number(group.num_rows), Number(group.total_byte_size)];
    const most = group.columns.every(({ meta_data: column }) => {
      const values = Number(column?.num_values ?? 0);
      return values >= rows && 8 * values <= maxBytes;
    });
    if (rows >= 0 && rows <= maxBytes && bytes <= maxBytes && most)
      return { rows, offset, columns: group.columns };
    const expected = `a group of rows of at most ${maxBytes} bytes, with values for all rows,`;
    throw wrong(source, expected, offset, `${rows} rows of ${bytes} bytes`);
  });
}

/** Inflates pages as long as a group stays within its bound. */
function bounded({ compressors, maxBytes = MOST_BYTES }: ParquetRecordsOptions): Compressors {
  let left = maxBytes;
  const snappy = (input: Uint8Array, size: number): Uint8Array => {
    const output = new Uint8Array(size);
    snappyUncompress(input, output);
    return output;
  };
  const all: Compressors = { SNAPPY: snappy, ...compressors };
  const entries = Object.entries(all).map(([codec, inflate]) => [
    codec,
    (input: Uint8Array, size: number): Uint8Array => {
      left -= size;
      if (size >= 0 && left >= 0) return inflate(input, size);
      throw new Error(`a page that inflates to ${size} bytes, beyond maxBytes`);
    },
  ]);
  return Object.fromEntries(entries) as Compressors;
}

function checkColumns(source: Source, { schema }: FileMetaData, wanted: readonly string[]): void {
  const names = schema.slice(1).map(({ name }) => name);
  const missing = wanted.find((column) => !names.includes(column));
  if (wanted.length > 0 && missing === undefined) return;
  const expected = missing === undefined ? 'image or columns to be named' : `a column ${missing}`;
  throw wrong(source, expected, 0, names.slice(0, 20).join(', ') || 'no column');
}

async function imageOf(
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

function numbersOf(
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

function labelOf(value: unknown, column: string, { source, row, offset }: Place): number {
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

const wrong = ({ name: file }: Source, expected: string, offset: number, got: string): InputError =>
  damaged({ callee: CALLEE, file, expected, offset, got });
