import { storeLaws } from '@gen/test-utils';
import { describe, expect, test } from 'vitest';
import { browserStore } from './browser-store.js';
import { indexedDBStore } from './indexed-db-store.js';

const { indexedDB } = globalThis as { indexedDB?: IDBFactory };

if (indexedDB === undefined) {
  test.each([
    ['indexedDBStore', indexedDBStore],
    ['browserStore', browserStore],
  ])('%s says what to use where the browser keeps nothing', async (_, make) => {
    await expect(make('run').put('a', Uint8Array.of(1))).rejects.toThrow(
      'Use memoryStore() instead.',
    );
  });
} else {
  let made = 0;
  const fresh = async (): Promise<string> => {
    const folder = `database-${made++}`;
    await new Promise((resolve) => {
      const removing = indexedDB.deleteDatabase(folder);
      removing.onsuccess = removing.onerror = removing.onblocked = resolve;
    });
    const root = await navigator.storage.getDirectory();
    await root.removeEntry(folder, { recursive: true }).catch(() => {});
    return folder;
  };

  storeLaws('indexedDBStore', async () => indexedDBStore(await fresh()));
  storeLaws('browserStore', async () => browserStore(await fresh()));

  describe('indexedDBStore', () => {
    test('finds what another store of the same name has put', async () => {
      const folder = await fresh();
      await indexedDBStore(folder).put('a', Uint8Array.of(7));
      expect(await indexedDBStore(folder).get('a')).toEqual(Uint8Array.of(7));
      expect(await indexedDBStore(await fresh()).get('a')).toBeUndefined();
    });
  });

  describe('browserStore', () => {
    const { storage } = navigator;
    const original = storage.getDirectory.bind(storage);
    const without: readonly [string, (() => Promise<FileSystemDirectoryHandle>) | undefined][] = [
      ['has no file system', undefined],
      ['refuses it', () => Promise.reject(new DOMException('private', 'SecurityError'))],
    ];
    test.each(without)('takes a database where the browser %s', async (_, getDirectory) => {
      const folder = await fresh();
      Object.defineProperty(storage, 'getDirectory', { value: getDirectory, configurable: true });
      try {
        await browserStore(folder).put('a', Uint8Array.of(7));
      } finally {
        Object.defineProperty(storage, 'getDirectory', { value: original, configurable: true });
      }
      expect(await indexedDBStore(folder).get('a')).toEqual(Uint8Array.of(7));
    });
  });
}
