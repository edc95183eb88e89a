import { arrayRows } from '../records/array-file.js';
import type { DataRecord } from '../records/data-record.js';
import type { FloatReadOptions } from '../records/read-options.js';
import { rows } from '../records/rows.js';
import { withLabels } from '../records/with-labels.js';
import { openCursor } from '../sources/cursor.js';
import type { SourceLike } from '../sources/source.js';
import { toSource } from '../sources/to-source.js';
import { readNpyHeader } from './npy-header.js';
import { npyArray, parseNpy } from './parse-npy.js';

/** How {@link npyRecords} reads. */
export interface NpyRecordsOptions extends FloatReadOptions {
  /** A npy file of labels, one for each record. */
  readonly labels?: SourceLike;
}

/**
 * Reads a file of `numpy.save` record by record: one for each index of its first axis.
 *
 * A file of any size is read in little memory, unless its first axis is the fastest
 * (`fortran_order`): that one is held whole. Types and errors are those of `parseNpy`.
 *
 * @example
 * ```ts
 * import { npyRecords } from '@gen/data';
 * import { fileSource } from '@gen/data/node';
 *
 * async function printAll(path: string): Promise<void> {
 *   for await (const { shape, data } of npyRecords(fileSource(path))) console.log(shape, data);
 * }
 * ```
 */
export async function* npyRecords(
  input: SourceLike,
  { labels, ...options }: NpyRecordsOptions = {},
): AsyncGenerator<DataRecord, void, undefined> {
  const callee = 'npyRecords';
  const cursor = openCursor(toSource(input, options.name), callee);
  try {
    const header = await readNpyHeader(cursor);
    const records = header.fortranOrder
      ? rows(await npyArray(cursor, header, options))
      : arrayRows(cursor, header, options);
    if (labels === undefined) return yield* records;
    const { maxBytes } = options;
    const numbers = await parseNpy(labels, maxBytes === undefined ? {} : { maxBytes });
    yield* withLabels(records, numbers, { callee, file: toSource(labels).name });
  } finally {
    await cursor.close();
  }
}
