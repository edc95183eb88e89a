import { InputError } from '@gen/core';
import type { DataRecord } from './data-record.js';
import type { NumberArray, Numbers } from './numbers.js';
import { MOST_BYTES } from './read-options.js';

/** Records in one piece of memory. */
export interface Gathered extends NumberArray {
  /** Label of each record, where all have one. */
  readonly labels?: Int32Array;
}

/** How {@link gather} gathers. */
export interface GatherOptions {
  /** Largest number of records; all where it is not given. */
  readonly count?: number;
  /** Largest size of all in bytes; 1 GiB where it is not given. */
  readonly maxBytes?: number;
}

/**
 * Gathers records of one shape into one array `[count, ...shape]`, ready for a tensor.
 *
 * Where not all records have a label, the result has none. Rejects where a record has another shape or
 * type than the first, where there is none, and where there is more than `maxBytes`.
 *
 * @example
 * ```ts
 * import { csvRecords, gather } from '@gen/data';
 *
 * const table = new Blob(['x,y,class\n1,2,0\n3,4,1\n']);
 * const { shape, data, labels } = await gather(csvRecords(table, { label: 'class' }));
 * console.log(shape, data, labels); // [2, 2] Float32Array [1, 2, 3, 4] Int32Array [0, 1]
 * ```
 */
export async function gather(
  records: AsyncIterable<DataRecord>,
  { count: most = Infinity, maxBytes = MOST_BYTES }: GatherOptions = {},
): Promise<Gathered> {
  const parts: Numbers[] = [];
  const labels: number[] = [];
  let first: DataRecord | undefined;
  let bytes = 0;
  for await (const record of records) {
    first ??= record;
    checkAlike(first, record, parts.length);
    bytes += record.data.byteLength;
    if (bytes > maxBytes) throw tooMuch(maxBytes, parts.length);
    if (record.label !== undefined) labels.push(record.label);
    if (parts.push(record.data) >= most) break;
  }
  if (first === undefined) throw nothing();
  const shape = [parts.length, ...first.shape];
  const gathered = { shape, data: join(parts, first.data) };
  return labels.length === parts.length
    ? { ...gathered, labels: Int32Array.from(labels) }
    : gathered;
}

function join<T extends Numbers>(parts: readonly Numbers[], { constructor, length }: T): T {
  const data = new (constructor as new (length: number) => T)(parts.length * length);
  parts.forEach((part, i) => data.set(part, i * length));
  return data;
}

function checkAlike(first: DataRecord, record: DataRecord, index: number): void {
  const alike = `${record.shape}` === `${first.shape}`;
  if (alike && record.data.constructor === first.data.constructor) return;
  throw new InputError({
    callee: 'gather',
    argument: record.name ?? `record ${index}`,
    expected: `what the first record is: ${described(first)}`,
    got: described(record),
    remedy: 'Bring all records to one shape first: resize or crop images, pad texts.',
  });
}

const described = ({ shape, data }: DataRecord): string =>
  `${data.constructor.name} of shape [${shape}]`;

const tooMuch = (maxBytes: number, index: number): InputError =>
  new InputError({
    callee: 'gather',
    argument: 'records',
    expected: `at most ${maxBytes} bytes`,
    got: `more, from record ${index} on`,
    remedy: 'Take fewer with count, or raise maxBytes.',
  });

const nothing = (): InputError =>
  new InputError({
    callee: 'gather',
    argument: 'records',
    expected: 'at least one record',
    got: 'none',
  });
