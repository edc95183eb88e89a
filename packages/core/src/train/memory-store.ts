import { checkBlobName } from './check-blob-name.js';
import type { Store } from './store.js';

/**
 * A store in memory, for tests and for runs that need not outlast the page.
 *
 * @example
 * ```ts
 * import { memoryStore } from '@gen/core/train';
 *
 * const store = memoryStore();
 * await store.put('a', new Uint8Array([1]));
 * console.log(await store.list(), await store.get('b')); // [ 'a' ] undefined
 * ```
 */
export function memoryStore(): Store {
  const blobs = new Map<string, Uint8Array>();
  return {
    // Copies on both ways: a blob does not change when the caller's bytes do.
    put: async (name, bytes) => {
      checkBlobName('memoryStore.put', name);
      blobs.set(name, bytes.slice());
    },
    append: async (name, bytes) => {
      checkBlobName('memoryStore.append', name);
      blobs.set(name, joined(blobs.get(name) ?? new Uint8Array(), bytes));
    },
    get: async (name) => blobs.get(name)?.slice(),
    list: async () => [...blobs.keys()].sort(),
    remove: async (name) => void blobs.delete(name),
  };
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
