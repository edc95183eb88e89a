import { checkBlobName, type Store } from '@gen/core/train';
import { createStore, del, get, keys, set, update, type UseStore } from 'idb-keyval';
import { explainQuota } from './explain-quota.js';

/**
 * A store in a database of the browser: each blob is an entry of IndexedDB, which this site alone sees, in
 * pages and in workers. For browsers without a file system of their own; where there is one, `opfsStore`
 * appends without copying to memory.
 *
 * The browser replaces an entry in one transaction.
 *
 * @param folder the name of the database, which the first blob makes.
 * @returns a store whose `put` and `append` reject with an InputError where the browser gives no more room;
 *   the blob is then as it was.
 *
 * @example
 * ```ts
 * import { indexedDBStore } from '@gen/backend-web';
 *
 * const store = indexedDBStore('run-1'); // then: await store.put('model', bytes)
 * ```
 */
export function indexedDBStore(folder: string): Store {
  checkBlobName('indexedDBStore', folder);
  let opened: UseStore | undefined;
  const entries = (): UseStore => (opened ??= open(folder));
  const write = async (
    callee: string,
    name: string,
    bytes: Uint8Array,
    change: (copy: Uint8Array) => Promise<void>,
  ): Promise<void> => {
    checkBlobName(callee, name);
    try {
      // Of the bytes as they are now, and of a view no more than its part.
      await change(bytes.slice());
    } catch (error) {
      throw explainQuota(error, { callee, name, bytes });
    }
  };
  return {
    put: (name, bytes) =>
      write('indexedDBStore.put', name, bytes, (copy) => set(name, copy, entries())),
    append: (name, bytes) =>
      write('indexedDBStore.append', name, bytes, (copy) =>
        update<Uint8Array>(name, (before) => joined(before, copy), entries()),
      ),
    get: async (name) => get<Uint8Array>(name, entries()),
    list: async () => (await keys<string>(entries())).sort(),
    remove: async (name) => {
      checkBlobName('indexedDBStore.remove', name);
      await del(name, entries());
    },
  };
}

function open(folder: string): UseStore {
  if ((globalThis as { indexedDB?: IDBFactory }).indexedDB !== undefined) {
    return createStore(folder, 'blobs');
  }
  throw new Error('indexedDBStore: there is no IndexedDB here. Use memoryStore() instead.');
}

function joined(before: Uint8Array = new Uint8Array(), end: Uint8Array): Uint8Array {
  const all = new Uint8Array(before.length + end.length);
  all.set(before);
  all.set(end, before.length);
  return all;
}
