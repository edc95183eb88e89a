import { InputError } from '@gen/core';
import { checkBlobName, type Store } from '@gen/core/train';

/**
 * A store in the browser's origin-private file system: each blob is a file of a folder that this site
 * alone sees, in pages and in workers.
 *
 * The browser replaces a file in one go when all of it is written.
 *
 * @param folder the name of the folder, which the first blob makes.
 * @returns a store whose `put` rejects with an InputError where the browser gives no more room; the
 *   blob is then as it was.
 *
 * @example
 * ```ts
 * import { opfsStore } from '@gen/backend-web';
 *
 * const store = opfsStore('run-1'); // then: await store.put('model', bytes)
 * ```
 */
export function opfsStore(folder: string): Store {
  checkBlobName('opfsStore', folder);
  let last: Promise<void> = Promise.resolve();
  return {
    put: (name, bytes) => {
      // One at a time, and of the bytes as they are now.
      const copy = bytes.slice();
      const put = last.then(() => replace(folder, name, copy));
      last = put.catch(() => {});
      return put;
    },
    get: async (name) => {
      checkBlobName('opfsStore.get', name);
      return missingIs(undefined, read(folder, name));
    },
    list: async () => missingIs([], namesIn(folder)),
    remove: async (name) => {
      checkBlobName('opfsStore.remove', name);
      const removing = open(folder).then((directory) => directory.removeEntry(name));
      await missingIs(undefined, removing);
    },
  };
}

async function open(
  folder: string,
  options?: FileSystemGetDirectoryOptions,
): Promise<FileSystemDirectoryHandle> {
  const { storage } = globalThis.navigator ?? {};
  if (storage?.getDirectory === undefined) {
    throw new Error(
      'opfsStore: this page has no file system of its own, which takes a recent browser, https or ' +
        'localhost, and no private window. Use memoryStore() instead.',
    );
  }
  return (await storage.getDirectory()).getDirectoryHandle(folder, options);
}

async function replace(folder: string, name: string, bytes: Uint8Array<ArrayBuffer>) {
  checkBlobName('opfsStore.put', name);
  const directory = await open(folder, { create: true });
  const isNew = (await missingIs(undefined, directory.getFileHandle(name))) === undefined;
  try {
    await write(await directory.getFileHandle(name, { create: true }), bytes);
  } catch (error) {
    if (isNew) await directory.removeEntry(name).catch(() => {});
    throw explain(error, name, bytes);
  }
}

async function write(file: FileSystemFileHandle, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const writable = await file.createWritable();
  try {
    await writable.write(bytes);
  } catch (error) {
    await writable.abort();
    throw error;
  }
  await writable.close();
}

function explain(error: unknown, name: string, bytes: Uint8Array): unknown {
  if (!isNamed(error, 'QuotaExceededError')) return error;
  return new InputError({
    callee: 'opfsStore.put',
    argument: 'bytes',
    expected: `room for ${bytes.length} bytes`,
    got: 'a full store',
    remedy: `'${name}' is as it was: remove other blobs, or free some disk, and try again.`,
  });
}

async function read(folder: string, name: string): Promise<Uint8Array> {
  const file = await (await open(folder)).getFileHandle(name);
  return new Uint8Array(await (await file.getFile()).arrayBuffer());
}

async function namesIn(folder: string): Promise<string[]> {
  const names: string[] = [];
  for await (const name of (await open(folder)).keys()) {
    // Chromium writes aside under this ending.
    if (!name.endsWith('.crswap')) names.push(name);
  }
  return names.sort();
}

async function missingIs<T>(value: T, reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (isNamed(error, 'NotFoundError')) return value;
    throw error;
  }
}

const isNamed = (error: unknown, name: string): boolean =>
  error instanceof Error && error.name === name;
