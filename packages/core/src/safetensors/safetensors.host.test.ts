import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InputError } from '../input-error.js';
import { ARRAYS, sizeOf, type ElementType, type HostTensor } from './host-tensor.js';
import { readSafetensors } from './read-safetensors.js';
import { writeSafetensors } from './write-safetensors.js';

const shapes = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 3 });
const types = fc.constantFrom(...(Object.keys(ARRAYS) as ElementType[]));

/** Any tensor: its elements are any bytes. */
const hostTensors: fc.Arbitrary<HostTensor> = fc.tuple(types, shapes).chain(([dtype, shape]) => {
  const length = sizeOf(shape) * ARRAYS[dtype].BYTES_PER_ELEMENT;
  return fc
    .uint8Array({ minLength: length, maxLength: length })
    .map((bytes) => ({ dtype, shape, data: new ARRAYS[dtype](bytes.slice().buffer) }));
});
const names = fc.string({ unit: 'grapheme' }).filter((name) => name !== '__metadata__');
const files = fc.tuple(fc.dictionary(names, hostTensors), fc.dictionary(fc.string(), fc.string()));

/** Elements compared by their bits, so that NaN equals itself. */
const bits = (tensors: Readonly<Record<string, HostTensor>>): unknown[] =>
  Object.entries(tensors)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { dtype, shape, data }]) => [
      name,
      dtype,
      shape,
      [...new Uint8Array(data.buffer, data.byteOffset, data.byteLength)],
    ]);

describe('safetensors', () => {
  test('reading what was written gives every bit back', () => {
    fc.assert(
      fc.property(files, ([tensors, metadata]) => {
        const read = readSafetensors(writeSafetensors(tensors, metadata));
        expect(bits(read.tensors)).toEqual(bits(tensors));
        expect({ ...read.metadata }).toEqual({ ...metadata });
      }),
    );
  });

  test('every element is aligned', () => {
    fc.assert(
      fc.property(files, ([tensors, metadata]) => {
        const bytes = writeSafetensors(tensors, metadata);
        const length = Number(new DataView(bytes.buffer).getBigUint64(0, true));
        expect(length % 8).toBe(0);
        const header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length)));
        for (const name of Object.keys(tensors)) {
          expect(header[name].data_offsets[0] % tensors[name]!.data.BYTES_PER_ELEMENT).toBe(0);
        }
      }),
    );
  });

  test('a file cut short or grown is refused', () => {
    const tensor: HostTensor = { dtype: 'F32', shape: [3], data: new Float32Array(3) };
    const bytes = writeSafetensors({ tensor }, { step: '1' });
    for (let length = 0; length < bytes.length; length++) {
      expect(() => readSafetensors(bytes.subarray(0, length))).toThrow(InputError);
    }
    expect(() => readSafetensors(new Uint8Array([...bytes, 0]))).toThrow(
      'expected 12 bytes of data',
    );
  });

  test('reading anything gives tensors or an InputError', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        try {
          readSafetensors(bytes);
        } catch (error) {
          expect(error).toBeInstanceOf(InputError);
        }
      }),
    );
  });

  test("bytes may be a Buffer of Node's, whose slices share its memory", () => {
    const data = Float32Array.of(1, 2, 3);
    const file = writeSafetensors({ x: { dtype: 'F32', shape: [3], data } });
    const { tensors } = readSafetensors(Buffer.from(file));
    expect(tensors['x']?.data).toEqual(data);
  });

  test('bytes need not be aligned', () => {
    const data = new Float64Array([1, 2, 3]);
    const bytes = writeSafetensors({ x: { dtype: 'F64', shape: [3], data } });
    const shifted = new Uint8Array(bytes.length + 1);
    shifted.set(bytes, 1);
    expect(readSafetensors(shifted.subarray(1)).tensors['x']!.data).toEqual(data);
  });
});

// base64.b64encode(safetensors.numpy.save({
//     'b.weight': np.array([[1.5, -2.0, 3.25]], np.float32), 'a.bias': np.array([0.5], np.float32),
//     'steps': np.array(7, np.int64), 'mask': np.array([True, False]),
//     'half': np.array([1.0, -0.25], np.float16), 'empty': np.zeros((0, 3), np.float64),
//     'größe': np.array([-1, 2], np.int8), 'i': np.array([5], np.int32),
//     'u': np.array([5], np.uint32)}, {'made': 'by hand'})), safetensors 0.8.0, numpy 2.4.6
const PYTHON =
  'MAIAAAAAAAB7Il9fbWV0YWRhdGFfXyI6eyJtYWRlIjoiYnkgaGFuZCJ9LCJzdGVwcyI6eyJkdHlwZSI6Ikk2NCIsInNoYXBlIjpbXSwiZGF0YV9vZmZzZXRzIjpbMCw4XX0sImVtcHR5Ijp7ImR0eXBlIjoiRjY0Iiwic2hhcGUiOlswLDNdLCJkYXRhX29mZnNldHMiOls4LDhdfSwiYS5iaWFzIjp7ImR0eXBlIjoiRjMyIiwic2hhcGUiOlsxXSwiZGF0YV9vZmZzZXRzIjpbOCwxMl19LCJiLndlaWdodCI6eyJkdHlwZSI6IkYzMiIsInNoYXBlIjpbMSwzXSwiZGF0YV9vZmZzZXRzIjpbMTIsMjRdfSwidSI6eyJkdHlwZSI6IlUzMiIsInNoYXBlIjpbMV0sImRhdGFfb2Zmc2V0cyI6WzI0LDI4XX0sImkiOnsiZHR5cGUiOiJJMzIiLCJzaGFwZSI6WzFdLCJkYXRhX29mZnNldHMiOlsyOCwzMl19LCJoYWxmIjp7ImR0eXBlIjoiRjE2Iiwic2hhcGUiOlsyXSwiZGF0YV9vZmZzZXRzIjpbMzIsMzZdfSwiZ3LDtsOfZSI6eyJkdHlwZSI6Ikk4Iiwic2hhcGUiOlsyXSwiZGF0YV9vZmZzZXRzIjpbMzYsMzhdfSwibWFzayI6eyJkdHlwZSI6IkJPT0wiLCJzaGFwZSI6WzJdLCJkYXRhX29mZnNldHMiOlszOCw0MF19fQcAAAAAAAAAAAAAPwAAwD8AAADAAABQQAUAAAAFAAAAADwAtP8CAQA=';

describe('a file of the Python implementation', () => {
  const bytes = Uint8Array.from(atob(PYTHON), (character) => character.charCodeAt(0));
  const { tensors, metadata } = readSafetensors(bytes);

  test('is read', () => {
    expect(metadata).toEqual({ made: 'by hand' });
    expect(tensors['b.weight']).toEqual({
      dtype: 'F32',
      shape: [1, 3],
      data: new Float32Array([1.5, -2, 3.25]),
    });
    expect(tensors['steps']).toEqual({ dtype: 'I64', shape: [], data: new BigInt64Array([7n]) });
    expect(tensors['mask']!.data).toEqual(new Uint8Array([1, 0]));
    expect(tensors['half']!.data).toEqual(new Uint16Array([0x3c00, 0xb400]));
    expect(tensors['größe']!.data).toEqual(new Int8Array([-1, 2]));
    expect(tensors['empty']!.shape).toEqual([0, 3]);
  });

  test('is written byte for byte', () =>
    expect(writeSafetensors(tensors, metadata)).toEqual(bytes));
});

describe('a header that lies is refused', () => {
  const file = (header: unknown, data = new Uint8Array(8)): Uint8Array => {
    const json = new TextEncoder().encode(JSON.stringify(header));
    const bytes = new Uint8Array(8 + json.length + data.length);
    new DataView(bytes.buffer).setUint32(0, json.length, true);
    bytes.set(json, 8);
    bytes.set(data, 8 + json.length);
    return bytes;
  };
  const entry = (dtype: string, shape: unknown, data_offsets: unknown): object => ({
    dtype,
    shape,
    data_offsets,
  });
  const huge = new Uint8Array(16);
  huge.fill(255, 0, 7);

  const cases: readonly [string, Uint8Array, string][] = [
    ['a header longer than the file', huge, 'expected a header of at most 8 bytes; got one of'],
    ['no object', file([1]), 'expected a header that is a JSON object'],
    ['an unknown type', file({ x: entry('F8', [8], [0, 8]) }), 'tensor x to have a type of'],
    ['a size that is not the shape', file({ x: entry('F32', [3], [0, 8]) }), 'tensor x'],
    ['a negative size', file({ x: entry('F32', [-2, -1], [0, 8]) }), 'tensor x'],
    ['a hole', file({ x: entry('F32', [1], [4, 8]) }), 'tensor x to begin at byte 0 of the data'],
    [
      'an overlap',
      file({ x: entry('F32', [2], [0, 8]), y: entry('F32', [1], [4, 8]) }),
      'tensor y to begin at byte 8',
    ],
    [
      'data of no tensor',
      file({ x: entry('F32', [1], [0, 4]) }),
      'expected 4 bytes of data; got 8',
    ],
    [
      'metadata that are no strings',
      file({ __metadata__: { step: 1 } }),
      'strings in __metadata__',
    ],
  ];
  test.each(cases)('%s', (_, bytes, told) => {
    expect(() => readSafetensors(bytes)).toThrow(InputError);
    expect(() => readSafetensors(bytes)).toThrow(told);
    expect(() => readSafetensors(bytes)).toThrow('The file is damaged or is no safetensors file.');
  });
});

describe('tensors that cannot be written are refused', () => {
  const data = new Float32Array(2);
  test.each<[string, Readonly<Record<string, HostTensor>>]>([
    ['another size', { x: { dtype: 'F32', shape: [3], data } }],
    ['another type', { x: { dtype: 'F64', shape: [2], data } }],
    ['the name of the metadata', { __metadata__: { dtype: 'F32', shape: [2], data } }],
  ])('%s', (_, tensors) => {
    expect(() => writeSafetensors(tensors)).toThrow('writeSafetensors: tensors: ');
  });
});
