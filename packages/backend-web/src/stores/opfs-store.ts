import { checkBlobName, type Store } from '@gen/core/train';
import { explainQuota, isNamed } from './explain-quota.js';

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
  // One at a time, and of the bytes as they are now.
  const inTurn = (name: string, bytes: Uint8Array, callee: string, atEnd: boolean) => {
    const copy = bytes.slice();
    const written = last.then(() => change(folder, name, { bytes: copy, callee, atEnd }));
    last = written.catch(() => {});
    return written;
  };
  return {
    put: (name, bytes) => inTurn(name, bytes, 'opfsStore.put', false),
    append: (name, bytes) => inTurn(name, bytes, 'opfsStore.append', true),
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

/** What is written to a blob: all of it, or its end. */
interface Change {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly callee: string;
  readonly atEnd: boolean;
}

async function change(folder: string, name: string, { callee, ...what }: Change): Promise<void> {
  checkBlobName(callee, name);
  const directory = await open(folder, { create: true });
  const isNew = (await missingIs(undefined, directory.getFileHandle(name))) === undefined;
  try {
    await write(await directory.getFileHandle(name, { create: true }), what);
  } catch (error) {
    if (isNew) await directory.removeEntry(name).catch(() => {});
    throw explainQuota(error, { callee, name, bytes: what.bytes });
  }
}

async function write(
  file: FileSystemFileHandle,
  { bytes, atEnd }: Pick<Change, 'bytes' | 'atEnd'>,
): Promise<void> {
  const position = atEnd ? (await file.getFile()).size : 0;
  const writable = await file.createWritable({ keepExistingData: atEnd });
  try {
    await writable.write({ type: 'write', position, data: bytes });
  } catch (error) {
    await writable.abort();
    throw error;
  }
  await writable.close();
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
