import { readerLaws } from '@gen/test-utils';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { concat, drain } from '../testing/files.js';
import { idxRecords } from './idx-records.js';

const sizes = (...shape: number[]): number[] =>
  shape.flatMap((n) => [n >>> 24, n >> 16, n >> 8, n]);
const idx = (type: number, shape: readonly number[], data: readonly number[]): Uint8Array =>
  Uint8Array.from([0, 0, type, shape.length, ...sizes(...shape), ...data]);
const small = idx(0x08, [2, 3], [1, 2, 3, 4, 5, 6]);

describe('records are what the first axis counts', () => {
  test('images with their labels', async () => {
    const labels = idx(0x08, [2], [7, 9]);
    expect(await drain(idxRecords(small, { labels }))).toEqual([
      { shape: [3], data: Uint8Array.of(1, 2, 3), label: 7 },
      { shape: [3], data: Uint8Array.of(4, 5, 6), label: 9 },
    ]);
  });

  test.each([
    ['too few', [7], '1 labels for at least 2 records'],
    ['too many', [7, 8, 9], '3 labels for 2 records'],
  ])('%s labels are an error', async (_, values, got) => {
    const labels = new File([idx(0x08, [values.length], values) as BlobPart], 'labels');
    await expect(drain(idxRecords(small, { labels }))).rejects.toThrow(
      `idxRecords: labels: expected as many labels as records at byte 0; got ${got}. Take records`,
    );
  });

  test('who stops reading stops the work', async () => {
    const many = concat(idx(0x08, [2 ** 20, 3], []), new Uint8Array(3 * 2 ** 20));
    for await (const { data } of idxRecords(gzipSync(many))) {
      expect(data).toEqual(new Uint8Array(3));
      break;
    }
  });
});

readerLaws({
  name: 'idxRecords',
  read: (file, name) => drain(idxRecords(file, { name })),
  files: {
    bytes: small,
    'doubles, gzipped': gzipSync(
      idx(
        0x0e,
        [1, 2],
        Array.from({ length: 16 }, (_, i) => i),
      ),
    ),
  },
  damaged: [
    { what: 'an empty file', file: new Uint8Array(), says: 'got an empty file' },
    { what: 'a cut header', file: small.subarray(0, 9), says: 'a file that ends after 9 bytes' },
    { what: 'a truncated file', file: small.subarray(0, 16), says: 'cut off at byte 16' },
    { what: 'another magic number', file: idx(0x0a, [1], [0]), says: 'got 00 00 0a 01' },
    { what: 'a record of a huge size', file: idx(0x08, [1, 2 ** 31], [1]), says: 'raise maxBytes' },
    {
      what: 'records without numbers',
      file: idx(0x08, [2 ** 31, 0], []),
      says: 'at least one number',
    },
    {
      what: 'NaN',
      file: idx(0x0d, [1], [0x7f, 0xc0, 0, 0]),
      says: 'a finite number at byte 8; got NaN',
    },
    {
      what: 'a gzip bomb',
      file: gzipSync(concat(small, new Uint8Array(2 ** 26))),
      says: 'end of the file at byte 18',
    },
    {
      what: 'a gzip file that is cut off',
      file: gzipSync(small).subarray(0, 24),
      says: 'a whole gzip file',
    },
  ],
});
