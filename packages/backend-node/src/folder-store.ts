import { open, readdir, readFile, rename, rm, type FileHandle } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { checkBlobName, type Store } from '@gen/core/train';
import { explainWriteError } from './explain-write-error.js';
import { makeFolder } from './make-folder.js';

/**
 * A store in a folder: each blob is a file, and the folder is made by the first one.
 *
 * A blob that is put is written aside, forced to the disk and then moved into its place: whatever happens, a
 * reader finds the old bytes or the new ones.
 *
 * @param path the folder; where it is relative, from the working directory of now.
 * @returns a store whose `put` and `append` reject with an InputError where the folder cannot be written or the
 *   disk is full; the blob is then as it was.
 *
 * @example
 * ```ts
 * import { mkdtempSync } from 'node:fs';
 * import { tmpdir } from 'node:os';
 * import { join } from 'node:path';
 * import { folderStore } from '@gen/backend-node';
 *
 * const store = folderStore(mkdtempSync(join(tmpdir(), 'run-')));
 * await store.put('notes.txt', new TextEncoder().encode('first light'));
 * console.log(await store.list()); // [ 'notes.txt' ]
 * ```
 */
export function folderStore(path: string): Store {
  const folder = resolve(path);
  let last: Promise<void> = Promise.resolve();
  // One at a time, and of the bytes as they are now.
  const inTurn = (write: typeof replace, name: string, bytes: Uint8Array): Promise<void> => {
    const copy = bytes.slice();
    const written = last.then(() => write(folder, name, copy));
    last = written.catch(() => {});
    return written;
  };
  return {
    put: (name, bytes) => inTurn(replace, name, bytes),
    append: (name, bytes) => inTurn(extend, name, bytes),
    get: (name) => missingIs(undefined, readFile(fileOf(folder, name, 'get')).then(plainBytes)),
    list: () => missingIs([], namesIn(folder)),
    remove: (name) => rm(fileOf(folder, name, 'remove'), { force: true }),
  };
}

async function replace(folder: string, name: string, bytes: Uint8Array): Promise<void> {
  const file = fileOf(folder, name, 'put');
  // Not a name of a blob: neither listed nor mistaken for one.
  const aside = join(folder, `.${name}.partial`);
  try {
    await makeFolder(folder);
    await writeThrough(aside, bytes);
    await rename(aside, file);
    await syncFolder(folder);
  } catch (error) {
    await rm(aside, { force: true }).catch(() => {});
    throw explainWriteError(error, { callee: 'folderStore.put', folder, file, bytes });
  }
}

async function extend(folder: string, name: string, bytes: Uint8Array): Promise<void> {
  const file = fileOf(folder, name, 'append');
  try {
    await makeFolder(folder);
    await writeAtEnd(file, bytes);
  } catch (error) {
    throw explainWriteError(error, { callee: 'folderStore.append', folder, file, bytes });
  }
}

// Not forced to the disk, which takes longer than many steps: what a log loses, its run writes again.
async function writeAtEnd(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'a');
  try {
    const { size } = await handle.stat();
    await handle.writeFile(bytes).catch((error: unknown) => cutOff(handle, size, error));
  } finally {
    await handle.close();
  }
}

async function cutOff(handle: FileHandle, size: number, error: unknown): Promise<never> {
  await handle.truncate(size).catch(() => {});
  throw error;
}

async function writeThrough(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'w');
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

// A move is on the disk once its folder is; Windows neither needs this nor lets folders be opened.
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder);
  await handle.sync().finally(() => handle.close());
}

function fileOf(folder: string, name: string, method: string): string {
  checkBlobName(`folderStore.${method}`, name);
  return join(folder, name);
}

async function namesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map(nameOf)
    .sort();
}

const nameOf = ({ name }: { readonly name: string }): string => name;

// What readFile gives is a Buffer, whose methods differ.
const plainBytes = ({ buffer, byteOffset, length }: Buffer): Uint8Array =>
  new Uint8Array(buffer, byteOffset, length);

async function missingIs<T>(value: T, reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return value;
    throw error;
  }
}
