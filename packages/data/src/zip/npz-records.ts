import { npyRecords } from '../npy/npy-records.js';
import type { DataRecord } from '../records/data-record.js';
import type { FloatReadOptions } from '../records/read-options.js';
import type { SourceLike } from '../sources/source.js';
import { toSource } from '../sources/to-source.js';
import { npyFile, npyFiles } from './parse-npz.js';

/** How {@link npzRecords} reads. */
export interface NpzRecordsOptions extends FloatReadOptions {
  /** Name of the array that holds the records. */
  readonly data: string;
  /** Name of the array that holds a label for each record. */
  readonly labels?: string;
}

/**
 * Reads an array of a file of `numpy.savez` record by record, with labels of another.
 *
 * Types and errors are those of `npyRecords` and `zipFolder`.
 *
 * @example
 * ```ts
 * import { gather, type Gathered } from '@gen/data';
 * import { fileSource } from '@gen/data/node';
 * import { npzRecords } from '@gen/data/zip';
 *
 * function load(path: string): Promise<Gathered> {
 *   return gather(npzRecords(fileSource(path), { data: 'x_train', labels: 'y_train' }));
 * }
 * ```
 */
export async function* npzRecords(
  input: SourceLike,
  { data, labels, name, ...options }: NpzRecordsOptions,
): AsyncGenerator<DataRecord, void, undefined> {
  const source = toSource(input, name);
  const files = await npyFiles(source);
  const file = (array: string) => npyFile(files, array, 'npzRecords', source);
  const records = file(data);
  yield* npyRecords(records, { ...options, ...(labels !== undefined && { labels: file(labels) }) });
}
