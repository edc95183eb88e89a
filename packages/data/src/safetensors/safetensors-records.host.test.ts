import { writeSafetensors } from '@gen/core/train';
import { readerLaws } from '@gen/test-utils';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { drain, fromText } from '../testing/files.js';
import { safetensorsRecords } from './safetensors-records.js';

const x = { dtype: 'F32', shape: [2, 2], data: Float32Array.of(1, 2, 3, 4) } as const;
const y = { dtype: 'I64', shape: [2], data: BigInt64Array.of(5n, 6n) } as const;
const both = writeSafetensors({ x, y });

test('one tensor’s rows, labelled by another', async () => {
  const options = { data: 'x', labels: 'y' };
  for (const file of [both, gzipSync(both)]) {
    expect(await drain(safetensorsRecords(file, options))).toEqual([
      { shape: [2], data: Float32Array.of(1, 2), label: 5 },
      { shape: [2], data: Float32Array.of(3, 4), label: 6 },
    ]);
  }
});

test('half floats of both kinds become floats', async () => {
  const f16 = { dtype: 'F16', shape: [3], data: Uint16Array.of(0x3e00, 0xc000, 0x7bff) } as const;
  const bf16 = { dtype: 'BF16', shape: [2], data: Uint16Array.of(0x3fc0, 0xc000) } as const;
  const file = writeSafetensors({ f16, bf16 });
  const numbers = async (data: string): Promise<number[]> =>
    (await drain(safetensorsRecords(file, { data }))).map((record) => record.data[0]!);
  expect(await numbers('f16')).toEqual([1.5, -2, 65504]);
  expect(await numbers('bf16')).toEqual([1.5, -2]);
});

test('a file beyond maxBytes is read no further', async () => {
  await expect(
    drain(safetensorsRecords(gzipSync(new Uint8Array(2 ** 24)), { maxBytes: 2 ** 16 })),
  ).rejects.toThrow(
    'expected the end of the file at byte 65536; got more bytes after the 65536 bytes that maxBytes allows.',
  );
});

const one = writeSafetensors({ x });
const nan = writeSafetensors({ x: { ...x, data: Float32Array.of(1, NaN, 3, 4) } });
const huge = one.slice();
huge.fill(0xff, 0, 7);
/** A file of this header and so many bytes of numbers. */
function fileOf(header: unknown, bytes: number): Uint8Array {
  const text = new TextEncoder().encode(JSON.stringify(header));
  const file = new Uint8Array(8 + text.length + bytes);
  new DataView(file.buffer).setBigUint64(0, BigInt(text.length), true);
  file.set(text, 8);
  return file;
}
const f32 = (shape: number[], begin: number, end: number): object => ({
  dtype: 'F32',
  shape,
  data_offsets: [begin, end],
});
readerLaws({
  name: 'safetensorsRecords',
  read: (file, name) => drain(safetensorsRecords(file, { name })),
  files: { 'one tensor': one, gzipped: gzipSync(one) },
  damaged: [
    {
      what: 'an empty file',
      file: new Uint8Array(),
      says: 'a whole safetensors file at byte 0; got an empty file',
    },
    {
      what: 'a truncated file',
      file: one.subarray(0, one.length - 3),
      says: 'a whole safetensors file',
    },
    { what: 'text', file: fromText('{"x": [1, 2, 3]}'), says: 'a header of at most' },
    { what: 'a header of a huge size', file: huge, says: 'a header of at most' },
    { what: 'NaN', file: nan, says: 'finite numbers in x, read at byte 0; got NaN at index 1' },
    {
      what: 'several tensors where one is meant',
      file: both,
      says: 'one tensor at byte 0; got y, x',
    },
    {
      what: 'an unknown type',
      file: fileOf({ x: { ...f32([1], 0, 4), dtype: 'F99' } }, 4),
      says: 'F99',
    },
    { what: 'offsets beyond the end', file: fileOf({ x: f32([2], 0, 8) }, 4), says: 'expected' },
    { what: 'offsets of another shape', file: fileOf({ x: f32([3], 0, 8) }, 8), says: 'expected' },
    {
      what: 'tensors that overlap',
      file: fileOf({ x: f32([2], 0, 8), y: f32([1], 4, 8) }, 8),
      says: 'expected',
    },
    {
      what: 'a shape beyond numbers',
      file: fileOf({ x: f32([2 ** 30, 2 ** 30], 0, 4) }, 4),
      says: 'expected',
    },
    { what: 'none', file: writeSafetensors({}), says: 'one tensor at byte 0; got none' },
  ],
});
