import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { idxFromFiles } from './idx-from-files.js';

const idx = (name: string, shape: readonly number[], values: readonly number[], type = 8): File => {
  const sizes = shape.flatMap((n) => [0, 0, n >> 8, n & 255]);
  const bytes = Uint8Array.from([0, 0, type, shape.length, ...sizes, ...values]);
  return new File([name.endsWith('.gz') ? gzipSync(bytes) : bytes], name);
};
const images = (name: string, count: number): File =>
  idx(name, [count, 2, 2], new Array<number>(4 * count).fill(7));
const labels = (name: string, count: number): File =>
  idx(
    name,
    [count],
    Array.from({ length: count }, (_, i) => i % 3),
  );

describe('files find their place by what is in them', () => {
  test('MNIST’s four files, in any order', async () => {
    const splits = await idxFromFiles([
      labels('t10k-labels-idx1-ubyte.gz', 2),
      images('train-images-idx3-ubyte.gz', 5),
      labels('train-labels-idx1-ubyte', 5),
      images('t10k-images-idx3-ubyte', 2),
    ]);
    expect(splits.train).toMatchObject({ name: 'train', split: 'train', count: 5, height: 2 });
    expect(splits.train.labels).toEqual(Uint8Array.of(0, 1, 2, 0, 1));
    expect(splits.train.classes).toEqual(['0', '1', '2']);
    expect(splits.test).toMatchObject({ split: 'test', count: 2 });
    expect(splits.test?.labels).toEqual(Uint8Array.of(0, 1));
  });

  test('unknown names: the more images are for training', async () => {
    const { train, test: held } = await idxFromFiles([images('b', 2), images('a', 5)]);
    expect([train.count, held?.count]).toEqual([5, 2]);
  });

  test('a test set alone is what there is to train on', async () => {
    const { train, test: held } = await idxFromFiles([images('t10k-images-idx3-ubyte', 2)]);
    expect([train.split, train.count, held]).toEqual(['train', 2, undefined]);
  });

  test('sets of the same size take the labels of their own name', async () => {
    const shifted = idx('test-labels', [3], [2, 2, 2]);
    const files = [shifted, labels('train-labels', 3), images('test-images', 3)];
    const { train, test: held } = await idxFromFiles([...files, images('train-images', 3)]);
    expect(train.labels).toEqual(Uint8Array.of(0, 1, 2));
    expect(held?.labels).toEqual(Uint8Array.of(2, 2, 2));
  });

  test('rows of zeros and ones are squares of black and white', async () => {
    const { train } = await idxFromFiles([idx('train', [2, 4], [0, 1, 1, 0, 1, 1, 0, 0])]);
    expect(train).toMatchObject({ count: 2, height: 2, width: 2, channels: 1 });
    expect(train.images).toEqual(Uint8Array.of(0, 255, 255, 0, 255, 255, 0, 0));
  });
});

describe('what does not fit is said in one line', () => {
  test.each<[string, File[], string]>([
    [
      'nothing',
      [],
      'idxFromFiles: files: expected a file of images (IDX with two or three axes); got no file. Add the file of images.',
    ],
    [
      'labels alone',
      [labels('train-labels', 3)],
      'idxFromFiles: files: expected a file of images (IDX with two or three axes); got labels only (train-labels). Add the file of images.',
    ],
    [
      'labels of another split',
      [images('train-images', 3), labels('t10k-labels', 2)],
      'idxFromFiles: t10k-labels: expected as many labels as images: 3 for train-images; got 2 labels. Take images and labels from the same split.',
    ],
    [
      'two sets for one split',
      [images('train-a', 3), images('train-b', 2)],
      'idxFromFiles: train-b: expected one file of images for the split train; got a second one beside train-a. Give the files of one data set.',
    ],
    [
      'rows that are no squares',
      [idx('train', [1, 3], [1, 2, 3])],
      'idxFromFiles: train: expected images: uint8 of shape [count, height, width] or [count, side × side]; got uint8 of shape [1,3]. Give a file of grey images, such as MNIST.',
    ],
    [
      'numbers that are no pixels',
      [idx('train', [1, 1, 1], [1, 2, 3, 4], 0x0c)],
      'idxFromFiles: train: expected images: uint8 of shape [count, height, width] or [count, side × side]; got int32 of shape [1,1,1]. Give a file of grey images, such as MNIST.',
    ],
    [
      'no image at all',
      [images('train', 0)],
      'idxFromFiles: train: expected images: uint8 of shape [count, height, width] or [count, side × side]; got uint8 of shape [0,2,2]. Give a file of grey images, such as MNIST.',
    ],
    [
      'something else',
      [new File(['hello'], 'notes.txt')],
      'parseIdx: notes.txt: expected the magic number of an IDX file (00 00, a type from 08 to 0e, a rank) at byte 0; got 68 65 6c 6c. Give an IDX file, as MNIST is published, gzipped or not.',
    ],
  ])('%s', async (_, files, message) => {
    const error: unknown = await idxFromFiles(files).catch((reason: unknown) => reason);
    expect((error as Error).message).toBe(message);
  });
});
