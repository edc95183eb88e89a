import {
  parquetMetadataAsync,
  parquetReadObjects,
  type AsyncBuffer,
  type FileMetaData,
} from 'hyparquet';
import { InputError } from '@gen/core';
import type { DataRecord } from '../records/data-record.js';
import { readRange } from '../sources/read-range.js';
import { reasonOf } from '../sources/reason-of.js';
import type { Source, SourceLike } from '../sources/source.js';
import { toSource } from '../sources/to-source.js';
import { boundedCompressors } from './bounded-compressors.js';
import { checkGroup } from './check-group.js';
import { wrong } from './parquet-error.js';
import type { ParquetRecordsOptions } from './parquet-options.js';
import { groupsOf } from './row-groups.js';
import { imageOf, labelOf, numbersOf } from './row-values.js';

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
    const compressors = boundedCompressors(options);
    const read = { file, metadata, columns: wanted, rowStart, rowEnd, compressors };
    const rows = await orDamaged(source, group.offset, async () => {
      await checkGroup(source, metadata, group, wanted, boundedCompressors(options));
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

function checkColumns(source: Source, { schema }: FileMetaData, wanted: readonly string[]): void {
  const names = schema.slice(1).map(({ name }) => name);
  const missing = wanted.find((column) => !names.includes(column));
  if (wanted.length > 0 && missing === undefined) return;
  const expected = missing === undefined ? 'image or columns to be named' : `a column ${missing}`;
  throw wrong(source, expected, 0, names.slice(0, 20).join(', ') || 'no column');
}
