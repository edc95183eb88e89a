import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { writeMnist } from '../testing/mnist-like.js';
import { fashionMnistSource, mnistSource } from './mnist-source.js';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gen-mnist-'));
  vi.stubEnv('GEN_DATA', folder);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
  await rm(folder, { recursive: true });
});

describe.each([mnistSource, fashionMnistSource])('$name', (source) => {
  test('is read from a folder where one is given', async () => {
    writeMnist(join(folder, 'own'), { train: 5, test: 3 });
    const { train, test } = await source.load(join(folder, 'own'), 5);
    expect([train.count, test?.count]).toEqual([5, 3]);
  });

  test('says which file to put where, in one line, where there is no network', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('fetch failed')));
    const failed = source.load('', 5);
    const place = join(folder, source.name);
    await expect(failed).rejects.toThrow(`Put train-images-idx3-ubyte.gz into ${place}, or try`);
    await expect(failed).rejects.toThrow(/^[^\n]+$/);
  });
});
