import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { DownloadFolder } from '../downloads/download.js';

/**
 * A folder that files are downloaded to; what is not whole is called `….part`.
 *
 * Bytes are written to their place, so that two programs that fetch the same file at once write the
 * same bytes to the same places.
 */
export function downloadFolder(path: string): DownloadFolder {
  const whole = (file: string): string => join(path, file);
  const part = (file: string): string => `${whole(file)}.part`;
  const sizeOf = (file: string): Promise<number | undefined> =>
    stat(file).then(
      ({ size }) => size,
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return undefined;
        throw error;
      },
    );
  return {
    place: path,
    has: async (file) => (await sizeOf(whole(file))) !== undefined,
    partSize: async (file) => (await sizeOf(part(file))) ?? 0,
    write: async (file, bytes, at) => {
      await mkdir(path, { recursive: true });
      const handle = await open(part(file), at === 0 ? 'a' : 'r+').then(async (made) => {
        if (at > 0) return made;
        await made.close(); // made, if it was not there; what is in it stays
        return open(part(file), 'r+');
      });
      try {
        await handle.write(bytes, 0, bytes.length, at);
      } finally {
        await handle.close();
      }
    },
    cut: async (file, size) => {
      if ((await sizeOf(part(file))) === undefined) return;
      const handle = await open(part(file), 'r+');
      try {
        await handle.truncate(size);
      } finally {
        await handle.close();
      }
    },
    hash: async (file) => {
      const hash = createHash('sha256');
      for await (const chunk of createReadStream(part(file))) hash.update(chunk as Uint8Array);
      return hash.digest('hex');
    },
    finish: (file) => rename(part(file), whole(file)),
  };
}
