import { arrayRows } from '../records/array-file.js';
import type { DataRecord } from '../records/data-record.js';
import type { FloatReadOptions } from '../records/read-options.js';
import { withLabels } from '../records/with-labels.js';
import { openCursor } from '../sources/cursor.js';
import type { SourceLike } from '../sources/source.js';
import { toSource } from '../sources/to-source.js';
import { readIdxHeader } from './idx-header.js';
import { parseIdx } from './parse-idx.js';

/** How {@link idxRecords} reads. */
export interface IdxRecordsOptions extends FloatReadOptions {
  /** The file of labels, one for each record. */
  readonly labels?: SourceLike;
}

/**
 * Reads an IDX file, gzipped or not, record by record: one for each index of its first axis.
 *
 * What is wrong with the file is an `InputError`, as of `parseIdx`.
 *
 * @example
 * ```ts
 * import { idxRecords } from '@gen/data';
 *
 * const images = Uint8Array.of(0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2, 1, 2, 3, 4);
 * const labels = Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 2, 7, 9);
 * for await (const { shape, data, label } of idxRecords(images, { labels })) {
 *   console.log(shape, data, label); // [1, 2] Uint8Array [1, 2] 7, then [3, 4] 9
 * }
 * ```
 */
export async function* idxRecords(
  input: SourceLike,
  { labels, ...options }: IdxRecordsOptions = {},
): AsyncGenerator<DataRecord, void, undefined> {
  const callee = 'idxRecords';
  const cursor = openCursor(toSource(input, options.name), callee);
  try {
    const records = arrayRows(cursor, await readIdxHeader(cursor), options);
    if (labels === undefined) return yield* records;
    const { maxBytes } = options;
    const numbers = await parseIdx(labels, maxBytes === undefined ? {} : { maxBytes });
    yield* withLabels(records, numbers, { callee, file: toSource(labels).name });
  } finally {
    await cursor.close();
  }
}
