import { InputError, use } from '@gen/core';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { nodeBackend } from '../node-backend.js';
import { checkSpace } from './build/check-space.js';
import { wheelFor } from './build/release.js';
import { cacheFolder } from './cache-folder.js';

afterEach(() => vi.unstubAllEnvs());

const emptyFolder = (): string => mkdtempSync(join(tmpdir(), 'gen-cache-'));

test('where its library is missing, the engine says how to build it', async () => {
  vi.stubEnv('GEN_CACHE', emptyFolder());
  await expect(use(nodeBackend({ prefer: 'tensorflow' }))).rejects.toThrow(
    'tensorflow: Its library is not built: npx gen-tensorflow.',
  );
});

test('the cache is in the folder that GEN_CACHE names, else among the caches of the user', () => {
  vi.stubEnv('GEN_CACHE', '');
  vi.stubEnv('XDG_CACHE_HOME', '/caches');
  expect(cacheFolder()).toBe('/caches/gen');
  vi.stubEnv('GEN_CACHE', '/elsewhere');
  expect(cacheFolder()).toBe('/elsewhere');
});

const wheel = {
  project: 'tensorflow',
  platform: 'any',
  sha256: '',
  size: 1e15,
  unpacked: 1e15,
} as const;

test('a disk without room is refused before anything is fetched', async () => {
  const folder = emptyFolder();
  await expect(checkSpace(folder, wheel, false)).rejects.toThrow(InputError);
  await expect(checkSpace(folder, wheel, false)).rejects.toThrow(
    `gen-tensorflow: disk: expected 3000000004 MB free in ${folder}; got`,
  );
});

test.runIf(process.platform === 'linux' && process.arch === 'x64')('each variant is pinned', () => {
  for (const variant of ['cpu', 'gpu'] as const) {
    expect(wheelFor(variant)!.sha256).toMatch(/^[0-9a-f]{64}$/);
  }
});
