import { InputError } from '../input-error.js';
import {
  ARRAYS,
  sizeOf,
  type ElementArray,
  type ElementType,
  type HostTensor,
} from './host-tensor.js';

/** What a safetensors file holds. */
export interface Safetensors {
  /** The tensors by name. */
  readonly tensors: Readonly<Record<string, HostTensor>>;
  /** The strings of `__metadata__` by name. */
  readonly metadata: Readonly<Record<string, string>>;
}

/** Longest header that is read, as in the reference implementation. */
const LONGEST_HEADER = 100_000_000;

/**
 * Reads a safetensors file (https://huggingface.co/docs/safetensors/index#format).
 *
 * Throws an {@link InputError} for anything but a whole and well-formed file: every byte of the data
 * belongs to exactly one tensor. The arrays are copies.
 *
 * @example
 * ```ts
 * import { readSafetensors, writeSafetensors } from '@gen/core/train';
 *
 * const bias = { dtype: 'F32', shape: [1], data: new Float32Array([0.5]) } as const;
 * const { tensors, metadata } = readSafetensors(writeSafetensors({ bias }, { step: '7' }));
 * console.log(tensors['bias']!.shape, metadata['step']); // [ 1 ] 7
 * ```
 */
export function readSafetensors(bytes: Uint8Array): Safetensors {
  const length = headerLength(bytes);
  const { __metadata__: metadata = {}, ...entries } = parseHeader(bytes.subarray(8, 8 + length));
  checkMetadata(metadata);
  const data = bytes.subarray(8 + length);
  const described = Object.entries(entries).map(([name, entry]) => describe(name, entry));
  checkCover(described, data.length);
  const tensors = described.map(({ name, dtype, shape, begin, end }) => {
    return [name, { dtype, shape, data: elements(dtype, data.subarray(begin, end)) }];
  });
  return { tensors: Object.fromEntries(tensors), metadata };
}

interface Described {
  readonly name: string;
  readonly dtype: ElementType;
  readonly shape: number[];
  readonly begin: number;
  readonly end: number;
}

function headerLength(bytes: Uint8Array): number {
  if (bytes.length < 8) throw damaged('at least 8 bytes', `${bytes.length}`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, 8);
  const length = Number(view.getBigUint64(0, true));
  const most = Math.min(LONGEST_HEADER, bytes.length - 8);
  if (length > most) throw damaged(`a header of at most ${most} bytes`, `one of ${length}`);
  return length;
}

function parseHeader(bytes: Uint8Array): Record<string, unknown> {
  try {
    const header: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (isRecord(header)) return header;
  } catch {
    // Told below: what the parser says about bytes is of no help.
  }
  throw damaged('a header that is a JSON object', 'something else');
}

function checkMetadata(metadata: unknown): asserts metadata is Record<string, string> {
  if (isRecord(metadata) && Object.values(metadata).every((text) => typeof text === 'string'))
    return;
  throw damaged('strings in __metadata__', JSON.stringify(metadata));
}

function describe(name: string, entry: unknown): Described {
  const { dtype, shape, data_offsets: offsets } = isRecord(entry) ? entry : {};
  if (isElementType(dtype) && isSizes(shape) && isSizes(offsets) && offsets.length === 2) {
    const [begin, end] = offsets as [number, number];
    const size = sizeOf(shape) * ARRAYS[dtype].BYTES_PER_ELEMENT;
    if (end - begin === size) return { name, dtype, shape, begin, end };
  }
  throw damaged(
    `tensor ${name} to have a type of ${Object.keys(ARRAYS)}, a shape and offsets that agree`,
    JSON.stringify(entry),
  );
}

/** The tensors must cover the data without holes and overlaps. */
function checkCover(described: readonly Described[], length: number): void {
  const sorted = [...described].sort((a, b) => a.begin - b.begin || a.end - b.end);
  const end = sorted.reduce((previous, { name, begin, end }) => {
    if (begin === previous) return end;
    throw damaged(`tensor ${name} to begin at byte ${previous} of the data`, `${begin}`);
  }, 0);
  if (end !== length) throw damaged(`${end} bytes of data`, `${length}`);
}

/** A copy, since the bytes need not be aligned; `slice` of Node's Buffer is none. */
function elements(dtype: ElementType, bytes: Uint8Array): ElementArray {
  return new ARRAYS[dtype](Uint8Array.from(bytes).buffer);
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isElementType = (value: unknown): value is ElementType =>
  typeof value === 'string' && Object.hasOwn(ARRAYS, value);

const isSizes = (value: unknown): value is number[] =>
  Array.isArray(value) && value.every((size) => Number.isSafeInteger(size) && size >= 0);

const damaged = (expected: string, got: string): InputError =>
  new InputError({
    callee: 'readSafetensors',
    argument: 'bytes',
    expected,
    got,
    remedy: 'The file is damaged or is no safetensors file.',
  });
