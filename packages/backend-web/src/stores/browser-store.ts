import { checkBlobName, type Store } from '@gen/core/train';
import { indexedDBStore } from './indexed-db-store.js';
import { opfsStore } from './opfs-store.js';

/**
 * A store that outlasts the page: `opfsStore` where the browser has a file system of its own that can be
 * written from here, else `indexedDBStore`.
 *
 * @param folder its name, for this site.
 * @returns a store whose methods reject where the browser keeps nothing at all, as in some private windows.
 *
 * @example
 * ```ts
 * import { browserStore } from '@gen/backend-web';
 *
 * const store = browserStore('run-1'); // then: await store.put('model', bytes)
 * ```
 */
export function browserStore(folder: string): Store {
  checkBlobName('browserStore', folder);
  let chosen: Promise<Store> | undefined;
  const store = (): Promise<Store> => (chosen ??= choose(folder));
  return {
    put: (name, bytes) => {
      const copy = bytes.slice();
      return store().then((own) => own.put(name, copy));
    },
    append: (name, bytes) => {
      const copy = bytes.slice();
      return store().then((own) => own.append(name, copy));
    },
    get: async (name) => (await store()).get(name),
    list: async () => (await store()).list(),
    remove: async (name) => (await store()).remove(name),
  };
}

async function choose(folder: string): Promise<Store> {
  const { storage } = (globalThis as { navigator?: Navigator }).navigator ?? {};
  // Older Safari reads files of its own anywhere, and writes them in workers only.
  const { FileSystemFileHandle: Handle } = globalThis as {
    FileSystemFileHandle?: { readonly prototype: object };
  };
  if (storage?.getDirectory === undefined || !('createWritable' in (Handle?.prototype ?? {}))) {
    return indexedDBStore(folder);
  }
  return storage.getDirectory().then(
    () => opfsStore(folder),
    () => indexedDBStore(folder),
  );
}
