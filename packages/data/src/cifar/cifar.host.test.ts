import { readerLaws } from '@gen/test-utils';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { concat, drain } from '../testing/files.js';
import { cifar100Format } from './cifar-formats.js';
import { cifarRecords } from './cifar-records.js';

const planes = Uint8Array.from({ length: 3072 }, (_, i) => (i < 1024 ? 1 : i < 2048 ? 2 : 3));
const image = (...labels: number[]): Uint8Array => concat(Uint8Array.from(labels), planes);

test('colours of a pixel stand together', async () => {
  const [record] = await drain(cifarRecords(image(7)));
  expect(record).toMatchObject({ shape: [32, 32, 3], label: 7 });
  expect(record!.data.every((value, i) => value === (i % 3) + 1)).toBe(true);
});

test('rows are rows', async () => {
  const file = image(0);
  file[1 + 32] = 99; // red of the first pixel of the second row
  const [record] = await drain(cifarRecords(file));
  expect(record!.data[32 * 3]).toBe(99);
});

test('of CIFAR-100 the fine label counts', async () => {
  const records = await drain(
    cifarRecords(concat(image(19, 99), image(3, 4)), { format: cifar100Format }),
  );
  expect(records.map(({ label }) => label)).toEqual([99, 4]);
});

readerLaws({
  name: 'cifarRecords',
  read: (file, name) => drain(cifarRecords(file, { name })),
  files: { 'two images': concat(image(1), image(9)), gzipped: gzipSync(image(3)) },
  damaged: [
    {
      what: 'an empty file',
      file: new Uint8Array(),
      says: 'the label of an image at byte 0; got an empty file',
    },
    {
      what: 'an end within an image',
      file: concat(image(1), image(2).subarray(0, 9)),
      says: '3072 bytes of an image at byte 3074; got 8: the file is cut off at byte 3082',
    },
    {
      what: 'a label out of range',
      file: concat(image(1), image(10)),
      says: 'a label from 0 to 9 at byte 3073; got 10',
    },
    {
      what: 'a file of another format',
      file: image(19, 99),
      says: 'Give a binary file of CIFAR-10.',
    },
    {
      what: 'a gzip file that is cut off',
      file: gzipSync(image(1)).subarray(0, 20),
      says: 'a whole gzip file',
    },
  ],
  mutations: 100,
});

test('a bad label of CIFAR-100 is told with its place', async () => {
  await expect(
    drain(cifarRecords(image(3, 100), { format: cifar100Format, name: 'c' })),
  ).rejects.toThrow('cifarRecords: c: expected a fine label from 0 to 99 at byte 1; got 100.');
});
