import { InputError } from '../input-error.js';
import { ARRAYS, sizeOf, type HostTensor, type HostTensors } from './host-tensor.js';

/**
 * Writes tensors as a safetensors file: eight bytes of header length, a header in JSON, and the raw
 * elements (https://huggingface.co/docs/safetensors/index#format). PyTorch, JAX and diffusers read it.
 *
 * Byte for byte what the reference implementation writes: tensors sorted by the width of their
 * elements, then by name, and the header padded to a multiple of eight bytes.
 *
 * @param metadata strings by name, kept in the header under `__metadata__`.
 *
 * @example
 * ```ts
 * import { readSafetensors, writeSafetensors } from '@gen/core/train';
 *
 * const weight = { dtype: 'F32', shape: [2], data: new Float32Array([1, 2]) } as const;
 * const bytes = writeSafetensors({ weight }, { author: 'me' });
 * console.log(readSafetensors(bytes).tensors['weight']!.data); // Float32Array [ 1, 2 ]
 * ```
 */
export function writeSafetensors(
  tensors: HostTensors,
  metadata: Readonly<Record<string, string>> = {},
): Uint8Array {
  const placed = place(tensors);
  const header = new TextEncoder().encode(headerOf(placed, metadata));
  const bytes = new Uint8Array(8 + header.length + sum(placed));
  new DataView(bytes.buffer).setBigUint64(0, BigInt(header.length), true);
  bytes.set(header, 8);
  for (const { tensor, begin } of placed) bytes.set(bytesOf(tensor), 8 + header.length + begin);
  return bytes;
}

interface Placed {
  readonly name: string;
  readonly tensor: HostTensor;
  readonly begin: number;
}

/** The tensors in the order of the file, and where each begins. */
function place(tensors: HostTensors): Placed[] {
  const entries = Object.entries(tensors).map(([name, tensor]) => ({ name, tensor }));
  for (const { name, tensor } of entries) checkTensor(name, tensor);
  entries.sort((a, b) => rank(a.tensor) - rank(b.tensor) || (a.name < b.name ? -1 : 1));
  let end = 0;
  return entries.map(({ name, tensor }) => {
    const begin = end;
    end += tensor.data.byteLength;
    return { name, tensor, begin };
  });
}

function headerOf(placed: readonly Placed[], metadata: Readonly<Record<string, string>>): string {
  const entries = placed.map(({ name, tensor: { dtype, shape, data }, begin }) => [
    name,
    { dtype, shape, data_offsets: [begin, begin + data.byteLength] },
  ]);
  const named = Object.keys(metadata).length > 0 ? [['__metadata__', metadata]] : [];
  const json = JSON.stringify(Object.fromEntries([...named, ...entries]));
  const length = new TextEncoder().encode(json).length;
  return json + ' '.repeat((8 - (length % 8)) % 8);
}

const ORDER = Object.keys(ARRAYS);

const rank = ({ dtype }: HostTensor): number => ORDER.indexOf(dtype);

const bytesOf = ({ data }: HostTensor): Uint8Array =>
  new Uint8Array(data.buffer, data.byteOffset, data.byteLength);

const sum = (placed: readonly Placed[]): number =>
  placed.reduce((bytes, { tensor }) => bytes + tensor.data.byteLength, 0);

function checkTensor(name: string, { dtype, shape, data }: HostTensor): void {
  const right = data instanceof ARRAYS[dtype] && data.length === sizeOf(shape);
  if (right && name !== '__metadata__') return;
  throw new InputError({
    callee: 'writeSafetensors',
    argument: `tensors: ${name}`,
    expected: `${sizeOf(shape)} elements of ${dtype} as ${ARRAYS[dtype].name} under a name of their own`,
    got: `${data.length} in ${data.constructor.name}`,
  });
}
