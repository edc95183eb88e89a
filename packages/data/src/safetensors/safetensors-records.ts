import { InputError } from '@gen/core';
import { readSafetensors, type ElementType, type HostTensor } from '@gen/core/train';
import { firstNonFinite } from '../records/array-file.js';
import type { DataRecord } from '../records/data-record.js';
import { numberTypes, type NumberType } from '../records/number-types.js';
import type { NumberArray } from '../records/numbers.js';
import { MOST_BYTES, type FloatReadOptions } from '../records/read-options.js';
import { rows } from '../records/rows.js';
import { withLabels } from '../records/with-labels.js';
import { openCursor } from '../sources/cursor.js';
import { damaged } from '../sources/damaged.js';
import type { Source, SourceLike } from '../sources/source.js';
import { toSource } from '../sources/to-source.js';

/** How {@link safetensorsRecords} reads. */
export interface SafetensorsRecordsOptions extends FloatReadOptions {
  /** Name of the tensor that holds the records; the only one where it is not given. */
  readonly data?: string;
  /** Name of the tensor that holds a label for each record. */
  readonly labels?: string;
}

const CALLEE = 'safetensorsRecords';

/**
 * Reads a tensor of a safetensors file, gzipped or not, as records: one for each index of its first
 * axis. The file is held whole, `maxBytes` of it at most.
 *
 * Half floats become Float32Array, 64-bit integers Float64Array. A file that is damaged, a tensor that
 * is not there, and NaN unless `nonFinite`, are an `InputError`. (Weights of a model are better read
 * with `readSafetensors` of `@gen/core/train`.)
 *
 * @example
 * ```ts
 * import { writeSafetensors } from '@gen/core/train';
 * import { safetensorsRecords } from '@gen/data';
 *
 * const x = { dtype: 'F32', shape: [2, 2], data: Float32Array.of(1, 2, 3, 4) } as const;
 * const y = { dtype: 'U8', shape: [2], data: Uint8Array.of(5, 6) } as const;
 * const file = writeSafetensors({ x, y });
 * for await (const { data, label } of safetensorsRecords(file, { data: 'x', labels: 'y' })) {
 *   console.log(data, label); // Float32Array [1, 2] 5, then [3, 4] 6
 * }
 * ```
 */
export async function* safetensorsRecords(
  input: SourceLike,
  { name, maxBytes = MOST_BYTES, nonFinite = false, data, labels }: SafetensorsRecordsOptions = {},
): AsyncGenerator<DataRecord, void, undefined> {
  const source = toSource(input, name);
  const tensors = parse(await readAll(source, maxBytes), source);
  const all = Object.keys(tensors);
  const numbers = (wanted: string | undefined): NumberArray => {
    const tensor = wanted === undefined ? undefined : tensors[wanted];
    if (tensor !== undefined) return toNumbers(tensor, wanted!, source, nonFinite);
    const got = all.length === 0 ? 'none' : all.slice(0, 20).join(', ');
    const expected = wanted === undefined ? 'one tensor' : `a tensor ${wanted}`;
    throw damaged({ callee: CALLEE, file: source.name, expected, offset: 0, got });
  };
  const only = all.length === 1 ? all[0] : undefined;
  const records = rows(numbers(data ?? only));
  if (labels === undefined) return yield* records;
  yield* withLabels(records, numbers(labels), { callee: CALLEE, file: source.name });
}

async function readAll(source: Source, maxBytes: number): Promise<Uint8Array> {
  const cursor = openCursor(source, CALLEE);
  try {
    const bytes = await cursor.upTo(maxBytes);
    if (bytes.length === maxBytes) await cursor.end(`the ${maxBytes} bytes that maxBytes allows`);
    return bytes;
  } finally {
    await cursor.close();
  }
}

function parse(bytes: Uint8Array, { name: file }: Source): Readonly<Record<string, HostTensor>> {
  try {
    return readSafetensors(bytes).tensors;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const got = bytes.length === 0 ? 'an empty file' : error.message.replace(/\.?$/, '');
    const expected = 'a whole safetensors file';
    throw damaged({ callee: CALLEE, file, expected, offset: 0, got });
  }
}

const TYPES: Readonly<Record<ElementType, NumberType>> = {
  U64: numberTypes.uint64,
  I64: numberTypes.int64,
  F64: numberTypes.float64,
  F32: numberTypes.float32,
  U32: numberTypes.uint32,
  I32: numberTypes.int32,
  BF16: numberTypes.bfloat16,
  F16: numberTypes.float16,
  U16: numberTypes.uint16,
  I16: numberTypes.int16,
  I8: numberTypes.int8,
  U8: numberTypes.uint8,
  BOOL: numberTypes.uint8,
};

function toNumbers(
  { dtype, shape, data }: HostTensor,
  tensor: string,
  { name: file }: Source,
  nonFinite: boolean,
): NumberArray {
  const type = TYPES[dtype];
  const bytes = new Uint8Array(data.buffer as ArrayBuffer, data.byteOffset, data.byteLength);
  const numbers = type.decode(bytes, true);
  const wrong = (expected: string, got: string): Error =>
    damaged({ callee: CALLEE, file, expected, offset: 0, got, remedy: 'Mend the data.' });
  if (numbers === undefined)
    throw wrong(`${type.name} up to 2⁵³ in ${tensor}, read`, 'larger ones');
  const index = type.float && !nonFinite ? firstNonFinite(numbers) : -1;
  if (index === -1) return { shape, data: numbers };
  throw wrong(`finite numbers in ${tensor}, read`, `${numbers[index]} at index ${index}`);
}
