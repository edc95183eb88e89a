import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { packTarOf } from '../testing/pack-tar.js';
import { concat } from '../testing/files.js';
import { cifar10 } from './cifar10.js';
import { dataFolder } from './data-folder.js';
import { fashionMnist, mnist } from './mnist.js';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gen-named-'));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

const idx = (shape: readonly number[], value: number): Uint8Array =>
  concat(
    Uint8Array.from([0, 0, 8, shape.length, ...shape.flatMap((n) => [0, 0, 0, n])]),
    new Uint8Array(shape.reduce((a, b) => a * b, 1)).fill(value),
  );

async function putMnist(name: string): Promise<void> {
  const path = join(folder, name);
  await mkdir(path);
  for (const [split, count] of [
    ['train', 3],
    ['t10k', 2],
  ] as const) {
    await writeFile(join(path, `${split}-images-idx3-ubyte.gz`), gzipSync(idx([count, 28, 28], 9)));
    await writeFile(join(path, `${split}-labels-idx1-ubyte.gz`), gzipSync(idx([count], 9)));
  }
}

describe('files that are there are read', () => {
  test.each([
    ['mnist', mnist, '9'],
    ['fashion-mnist', fashionMnist, 'Ankle boot'],
  ])('%s', async (name, read, last) => {
    await putMnist(name);
    vi.stubEnv('GEN_DATA', folder);
    const { train, test: held } = await read();
    expect([train.count, held.count, train.name]).toEqual([3, 2, name]);
    expect(train.classes?.[train.labels![0]!]).toBe(last);
  });

  test('cifar-10, from its archive', async () => {
    const image = (label: number): Uint8Array =>
      concat(Uint8Array.of(label), new Uint8Array(3072).fill(label));
    await mkdir(join(folder, 'cifar-10'));
    const files = {
      'cifar-10-batches-bin/readme.html': Uint8Array.of(60),
      'cifar-10-batches-bin/data_batch_2.bin': image(2),
      'cifar-10-batches-bin/data_batch_1.bin': concat(image(0), image(1)),
      'cifar-10-batches-bin/test_batch.bin': image(9),
    };
    await writeFile(join(folder, 'cifar-10', 'cifar-10-binary.tar.gz'), gzipSync(packTarOf(files)));
    const { train, test: held } = await cifar10({ folder });
    expect([...train.labels!]).toEqual([0, 1, 2]);
    expect(train).toMatchObject({ count: 3, height: 32, width: 32, channels: 3 });
    expect(held.classes?.[held.labels![0]!]).toBe('truck');
  });
});

describe('without a network, one line says which file to put where', () => {
  test.each([
    ['mnist', 'train-images-idx3-ubyte.gz', mnist],
    ['fashion-mnist', 'train-images-idx3-ubyte.gz', fashionMnist],
    ['cifar-10', 'cifar-10-binary.tar.gz', cifar10],
  ])('%s', async (name, file, read) => {
    const error = await read({ folder, mirrors: ['http://127.0.0.1:9/'] }).then(
      () => new Error('it was read'),
      (reason: Error) => reason,
    );
    expect(error.message).toContain(
      `Put ${file} into ${join(folder, name)}, or try again with a network.`,
    );
    expect(error.message).not.toContain('\n');
  });
});

describe('the folder of all data', () => {
  test('is that of GEN_DATA, else the cache of the user', () => {
    vi.stubEnv('GEN_DATA', '/some/where');
    expect(dataFolder()).toBe('/some/where');
    vi.stubEnv('GEN_DATA', '');
    vi.stubEnv('XDG_CACHE_HOME', '/cache');
    expect(dataFolder()).toBe('/cache/gen-data');
    vi.stubEnv('XDG_CACHE_HOME', '');
    expect(dataFolder()).toMatch(/\/\.cache\/gen-data$/);
  });
});
