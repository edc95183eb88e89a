import { sizeOf, type NumberArray } from './numbers.js';
import type { DataRecord } from './data-record.js';

/** An array in memory as records, one for each index of its outermost axis. */
export async function* rows({
  shape: [count = 1, ...shape],
  data,
}: NumberArray): AsyncGenerator<DataRecord, void, undefined> {
  const length = sizeOf(shape);
  for (let i = 0; i < count && length > 0; i++) {
    yield { shape, data: data.subarray(i * length, (i + 1) * length) };
  }
}
