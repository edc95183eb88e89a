import { InputError } from '@gen/core';
import { readerLaws } from '@gen/test-utils';
import { describe, expect, test } from 'vitest';
import golden from '../goldens/parquet.json' with { type: 'json' };
import { imageDataset } from '../records/image-dataset.js';
import { decodeImage } from '../sharp/decode-image.js';
import { drain, fromBase64, fromText } from '../testing/files.js';
import { parquetRecords } from './parquet-records.js';

const { height, width } = golden;
const images = fromBase64(golden.files.images.file);
const bytes = fromBase64(golden.files.bytes.file);
const numbers = fromBase64(golden.files.numbers.file);
const options = { image: 'image', label: 'label', decode: decodeImage };

describe('images and labels are as they were written', () => {
  test.each([
    ['with their paths, as Hugging Face has them', images],
    ['as bytes, in two groups of rows', bytes],
  ])('%s', async (_, file) => {
    const dataset = await imageDataset(parquetRecords(file, options), { name: 'parquet' });
    expect(dataset).toMatchObject({ count: 3, height, width, channels: 3 });
    expect([...dataset.labels!]).toEqual([2, 0, 1]);
    expect([...dataset.images]).toEqual(golden.images.flat());
  });
});

test('columns of numbers become rows', async () => {
  const records = await drain(
    parquetRecords(numbers, { columns: ['x', 'n', 'b'], label: 'label' }),
  );
  expect(records.map(({ data, label }) => [label, ...data])).toEqual([
    [2, 0.5, 1, 1],
    [0, 1.5, 2, 0],
    [1, -2, 3, 1],
  ]);
});

describe('what is no number is told with its row', () => {
  test.each([
    ['NaN', 'nan', 'a finite number in column nan of row 1, in the group at byte 40; got NaN'],
    ['nothing', 'holes', 'column holes of row 1, in the group at byte 40; got nothing'],
    ['text', 'text', 'column text of row 0, in the group at byte 40; got a String'],
    ['no such column', 'z', 'a column z at byte 0; got x, n, b, label, holes, nan, text'],
  ])('%s', async (_, column, says) => {
    await expect(drain(parquetRecords(numbers, { columns: [column] }))).rejects.toThrow(says);
  });

  test('a group of rows beyond maxBytes', async () => {
    await expect(drain(parquetRecords(images, { ...options, maxBytes: 100 }))).rejects.toThrow(
      'a group of rows of at most 100 bytes',
    );
  });
});

readerLaws({
  name: 'parquetRecords',
  read: (file, name) => drain(parquetRecords(file, { ...options, name })),
  files: { images, bytes },
  damaged: [
    {
      what: 'an empty file',
      file: new Uint8Array(),
      says: 'a Parquet file at byte 0; got an empty file',
    },
    {
      what: 'text',
      file: fromText('PAR1, perhaps, but no more'),
      says: 'a whole Parquet file at byte 0',
    },
    {
      what: 'a file that is cut off',
      file: images.subarray(0, images.length - 9),
      says: 'footer != PAR1',
    },
    { what: 'a file without images', file: numbers, says: 'a column image at byte 0' },
  ],
  mutations: 60,
});

test('a run of any length, written over any byte of the pages of labels, takes neither time nor memory', async () => {
  const decode = () =>
    Promise.resolve({ height: 1, width: 1, channels: 1, data: new Uint8Array(1) });
  const before = process.resourceUsage().maxRSS;
  for (let at = 850; at < 1900; at++) {
    const file = bytes.slice();
    file.set([0xfe, 0xff, 0xff, 0x7f], at);
    const start = performance.now();
    await drain(parquetRecords(file, { ...options, decode })).catch((error: unknown) => {
      expect(error).toBeInstanceOf(InputError);
    });
    expect(performance.now() - start).toBeLessThan(2000);
  }
  expect((process.resourceUsage().maxRSS - before) * 1024).toBeLessThan(2 ** 28);
});
