import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { openPromise } from 'yauzl';

/** TensorFlow's C library, which is in two files. */
export const libraries = ['libtensorflow_cc.so.2', 'libtensorflow_framework.so.2'] as const;

/** Headers of the C interface, and those that they include. */
const headers =
  /^tensorflow\/(include\/.*(?:tensorflow\/c\/|tsl\/c\/|pluggable_device\/c\/|platform\/(?:ctstring|platform)).*\.h)$/;

/** Unpacks the C library of a wheel into `lib` of a folder, and its headers into `include`. */
export async function unpackWheel(wheel: string, folder: string): Promise<void> {
  const zip = await openPromise(wheel);
  for await (const entry of zip.eachEntry()) {
    const path = placeOf(entry.fileName);
    if (path === undefined) continue;
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(file));
  }
}

function placeOf(name: string): string | undefined {
  const library = libraries.find((file) => name === `tensorflow/${file}`);
  return library === undefined ? headers.exec(name)?.[1] : join('lib', library);
}
