import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { storeLaws } from '@gen/test-utils';
import { describe, expect, test } from 'vitest';
import { folderStore } from './folder-store.js';

const emptyFolder = (): string => mkdtempSync(join(tmpdir(), 'folder-store-'));

storeLaws('folderStore', () => folderStore(join(emptyFolder(), 'made', 'by', 'put')));

describe('folderStore', () => {
  test('lists files alone, and no hidden ones', async () => {
    const folder = emptyFolder();
    mkdirSync(join(folder, 'samples'));
    writeFileSync(join(folder, '.hidden'), '');
    await folderStore(folder).put('a', Uint8Array.of(1));
    expect(await folderStore(folder).list()).toEqual(['a']);
  });

  test('leaves nothing beside the blob, also where a killed process left a part', async () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, '.a.partial'), 'half');
    await folderStore(folder).put('a', Uint8Array.of(1));
    expect(readdirSync(folder)).toEqual(['a']);
  });

  test('says that a file is in the way of the folder', async () => {
    const file = join(emptyFolder(), 'file');
    writeFileSync(file, '');
    await expect(folderStore(file).put('a', Uint8Array.of(1))).rejects.toThrow(
      `folderStore.put: path: expected a folder; got '${file}', where a file is in the way`,
    );
  });

  const superuser = process.getuid?.() === 0;
  test.skipIf(superuser)('says that a folder cannot be written', async () => {
    const folder = emptyFolder();
    chmodSync(folder, 0o500);
    await expect(folderStore(folder).put('a', Uint8Array.of(1))).rejects.toThrow(
      `folderStore.put: path: expected a folder that can be written; got '${folder}' (EACCES).`,
    );
  });

  test.runIf(process.platform === 'linux')('says that the disk is full', async () => {
    const folder = emptyFolder();
    const store = folderStore(folder);
    await store.put('full', Uint8Array.of(1));
    symlinkSync('/dev/full', join(folder, '.full.partial'));
    await expect(store.put('full', new Uint8Array(10))).rejects.toThrow(
      `folderStore.put: bytes: expected room for 10 bytes on the disk; got a full disk (ENOSPC). '${join(folder, 'full')}' is as it was: free some space and try again.`,
    );
    expect(await store.get('full')).toEqual(Uint8Array.of(1));
    expect(readdirSync(folder)).toEqual(['full']);
  });
});
