import { storeLaws } from '@gen/test-utils';
import { describe, expect, test } from 'vitest';
import { opfsStore } from './opfs-store.js';

const { storage } = (globalThis as { navigator?: Navigator }).navigator ?? {};

if (storage?.getDirectory === undefined) {
  test('opfsStore says what to use where there is no file system', async () => {
    await expect(opfsStore('run').put('a', Uint8Array.of(1))).rejects.toThrow(
      'Use memoryStore() instead.',
    );
  });
} else {
  let made = 0;
  const fresh = async (): Promise<string> => {
    const folder = `store-${made++}`;
    const root = await storage.getDirectory();
    await root.removeEntry(folder, { recursive: true }).catch(() => {});
    return folder;
  };

  storeLaws('opfsStore', async () => opfsStore(await fresh()));

  describe('opfsStore', () => {
    test('finds what another store of the same folder has put', async () => {
      const folder = await fresh();
      await opfsStore(folder).put('a', Uint8Array.of(7));
      expect(await opfsStore(folder).get('a')).toEqual(Uint8Array.of(7));
      expect(await opfsStore(await fresh()).get('a')).toBeUndefined();
    });

    test('what a closed page has half written changes nothing and is not listed', async () => {
      const folder = await fresh();
      await opfsStore(folder).put('a', Uint8Array.of(7));
      const directory = await (await storage.getDirectory()).getDirectoryHandle(folder);
      const writable = await (await directory.getFileHandle('a')).createWritable();
      await writable.write(Uint8Array.of(1, 2, 3));
      expect(await opfsStore(folder).get('a')).toEqual(Uint8Array.of(7));
      expect(await opfsStore(folder).list()).toEqual(['a']);
      await writable.abort();
    });
  });
}
