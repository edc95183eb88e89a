import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { mnistFolder } from './mnist-folder.js';
import { pathError } from './path-error.js';
import { parseIdx } from '../idx/parse-idx.js';
import { fileSource } from './file-source.js';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gen-idx-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const idx = (shape: readonly number[], values: readonly number[]): Uint8Array =>
  Uint8Array.from([0, 0, 8, shape.length, ...shape.flatMap((n) => [0, 0, 0, n]), ...values]);
const images = (count: number): Uint8Array =>
  idx([count, 2, 2], new Array<number>(4 * count).fill(count));
const labels = (count: number): Uint8Array => idx([count], new Array<number>(count).fill(1));

async function put(files: Readonly<Record<string, Uint8Array>>): Promise<void> {
  for (const [name, bytes] of Object.entries(files)) {
    await writeFile(join(folder, name), name.endsWith('.gz') ? gzipSync(bytes) : bytes);
  }
}
const failure = (path = folder): Promise<string> =>
  mnistFolder(path).then(
    () => 'no error',
    (error: Error) => error.message,
  );

describe('the usual names are found', () => {
  test.each([
    ['as published', '-images-idx3-ubyte', '-labels-idx1-ubyte'],
    ['gzipped', '-images-idx3-ubyte.gz', '-labels-idx1-ubyte.gz'],
    ['with a dot', '-images.idx3-ubyte', '-labels.idx1-ubyte'],
    ['with a dot, gzipped', '-images.idx3-ubyte.gz', '-labels.idx1-ubyte.gz'],
  ])('%s', async (_, image, label) => {
    await put({
      [`train${image}`]: images(3),
      [`train${label}`]: labels(3),
      [`t10k${image}`]: images(2),
      [`t10k${label}`]: labels(2),
      'README.md': Uint8Array.of(35),
    });
    const splits = await mnistFolder(folder);
    expect(splits.train).toMatchObject({ name: basename(folder), split: 'train', count: 3 });
    expect(splits.test).toMatchObject({ split: 'test', count: 2, labels: Uint8Array.of(1, 1) });
  });

  test('with the prefix of another set', async () => {
    await put({
      'latest-letters-train-images-idx3-ubyte.gz': images(3),
      'latest-letters-test-images-idx3-ubyte.gz': images(2),
    });
    const splits = await mnistFolder(folder);
    expect([splits.train.count, splits.test?.count]).toEqual([3, 2]);
  });

  test('a plain file goes before its gzipped copy', async () => {
    await put({ 'train-images-idx3-ubyte': images(3), 'train-images-idx3-ubyte.gz': images(2) });
    expect((await mnistFolder(folder)).train.count).toBe(3);
  });

  test('binarized MNIST: three splits of rows', async () => {
    const bits = idx([2, 4], [0, 1, 1, 0, 0, 0, 1, 1]);
    await put({ 'train-idx2-ubyte.gz': bits, 'valid-idx2-ubyte': bits, 'test-idx2-ubyte': bits });
    const { train, validation, test: held } = await mnistFolder(folder);
    for (const part of [train, validation, held]) {
      expect(part?.images).toEqual(Uint8Array.of(0, 255, 255, 0, 0, 0, 255, 255));
    }
  });
});

describe('what is wrong is said in one line', () => {
  test('no folder', async () => {
    const path = join(folder, 'nowhere');
    expect(await failure(path)).toBe(
      `mnistFolder: ${path}: expected a folder of IDX files; got nothing there. Check the path.`,
    );
  });

  test('a file instead of a folder', async () => {
    await put({ 'train-images-idx3-ubyte': images(3) });
    const path = join(folder, 'train-images-idx3-ubyte');
    expect(await failure(path)).toBe(
      `mnistFolder: ${path}: expected a folder of IDX files; got a file. Give the folder that holds it.`,
    );
  });

  test('a folder instead of a file', async () => {
    await mkdir(join(folder, 'train-images-idx3-ubyte'));
    const path = join(folder, 'train-images-idx3-ubyte');
    expect(await failure()).toBe(
      `fileSource: ${path}: expected a file; got a folder. Give the path of a file.`,
    );
    await expect(parseIdx(fileSource(path))).rejects.toThrow('got a folder');
  });

  test('an unreadable file', () => {
    const denied = Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES' });
    expect(pathError('readIdx', '/data/train', 'an IDX file', denied).message).toBe(
      'readIdx: /data/train: expected an IDX file; got one that may not be read. Change its permissions.',
    );
  });

  test('a failing disk', () => {
    const failing = Object.assign(new Error('EIO: i/o error, read'), { code: 'EIO' });
    expect(pathError('readIdx', '/data/train', 'an IDX file', failing).message).toBe(
      'readIdx: /data/train: expected an IDX file; got EIO: i/o error, read.',
    );
  });

  test('no training images', async () => {
    expect(await failure()).toBe(
      `mnistFolder: ${folder}: expected train-images-idx3-ubyte or train-images-idx3-ubyte.gz in the folder; got an empty folder. Give the folder of MNIST as it is published.`,
    );
    await put({ 't10k-images-idx3-ubyte': images(2) });
    expect(await failure()).toContain('in the folder; got t10k-images-idx3-ubyte.');
  });

  test('labels given as images', async () => {
    await put({ 'train-images-idx3-ubyte': labels(3) });
    expect(await failure()).toBe(
      'mnistFolder: train-images-idx3-ubyte: expected images: uint8 of shape [count, height, width] or [count, side × side]; got 3 labels (uint8 of shape [3]). Give the file of images; the labels are another.',
    );
  });

  test('images given as labels', async () => {
    await put({ 'train-images-idx3-ubyte': images(3), 'train-labels-idx1-ubyte': images(3) });
    expect(await failure()).toBe(
      'mnistFolder: train-labels-idx1-ubyte: expected 3 labels, one for each image of train-images-idx3-ubyte; got uint8 of shape [3,2,2]. Give the file of labels; the images are another.',
    );
  });

  test('labels of another split', async () => {
    await put({ 'train-images-idx3-ubyte': images(3), 'train-labels-idx1-ubyte': labels(2) });
    expect(await failure()).toBe(
      'mnistFolder: train-labels-idx1-ubyte: expected 3 labels, one for each image of train-images-idx3-ubyte; got 2 labels (uint8 of shape [2]). Take both files from the same split.',
    );
  });

  test('a truncated file', async () => {
    await put({ 'train-images-idx3-ubyte': images(3).subarray(0, 20) });
    expect(await failure()).toBe(
      'parseIdx: train-images-idx3-ubyte: expected 12 bytes of numbers of shape [3,2,2] at byte 16; got 4: the file is cut off at byte 20. Fetch or copy the file again.',
    );
  });

  test('two data sets in one folder', async () => {
    await put({ 'a-train-images-idx3-ubyte': images(3), 'b-train-images-idx3-ubyte': images(3) });
    expect(await failure()).toBe(
      `mnistFolder: ${folder}: expected the files of one data set; got a-train-images-idx3-ubyte, b-train-images-idx3-ubyte. Move each data set to a folder of its own.`,
    );
  });
});
