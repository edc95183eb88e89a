import { damaged } from '../sources/damaged.js';
import type { DataRecord } from './data-record.js';
import type { NumberArray } from './numbers.js';

/** Where labels come from, for errors. */
export interface LabelPlace {
  /** The public function that was called. */
  readonly callee: string;
  /** What the file of labels is called. */
  readonly file: string;
}

/** Records with labels, one for each, from another array. */
export async function* withLabels(
  records: AsyncIterable<DataRecord>,
  labels: NumberArray,
  { callee, file }: LabelPlace,
): AsyncGenerator<DataRecord, void, undefined> {
  const { data, shape } = labels;
  const remedy = 'Take records and labels from the same split.';
  if (shape.length !== 1) {
    const got = `numbers of shape [${shape}]`;
    throw damaged({ callee, file, expected: 'one label a record', offset: 0, got, remedy });
  }
  let count = 0;
  for await (const record of records) {
    const label = data[count++];
    if (label === undefined) break;
    yield { ...record, label };
  }
  if (count === data.length) return;
  const got = `${data.length} labels for ${count > data.length ? `at least ${count}` : count} records`;
  throw damaged({ callee, file, expected: 'as many labels as records', offset: 0, got, remedy });
}
