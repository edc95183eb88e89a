import { mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder } from './make-folder.js';

const folder = (): string => mkdtempSync(join(tmpdir(), 'gen-make-folder-'));

test('makes what is missing, and leaves what is there', async () => {
  const path = join(folder(), 'a', 'b', 'c');
  await makeFolder(path);
  await makeFolder(path);
  expect(statSync(path).isDirectory()).toBe(true);
});

test('several at once make it together', async () => {
  const path = join(folder(), 'a', 'b');
  await Promise.all([makeFolder(path), makeFolder(path), makeFolder(path)]);
  expect(statSync(path).isDirectory()).toBe(true);
});

test('a file in the way is an error', async () => {
  const file = join(folder(), 'file');
  writeFileSync(file, '');
  await expect(makeFolder(join(file, 'below'))).rejects.toMatchObject({ code: 'EEXIST' });
  await expect(makeFolder(file)).rejects.toMatchObject({ code: 'EEXIST' });
});

test.runIf(process.platform === 'linux')('a folder that holds none is an error', async () => {
  await expect(makeFolder('/proc/gen/run')).rejects.toMatchObject({ code: 'ENOENT' });
});
