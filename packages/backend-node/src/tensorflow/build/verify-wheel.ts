import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { lacking } from './lacking.js';
import { version, type Wheel } from './release.js';

/** Rejects where a file is not the wheel that is pinned. */
export async function verifyWheel({ project, sha256 }: Wheel, file: string): Promise<void> {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(file), hash);
  } catch (error) {
    throw lacking('wheel', 'a file that can be read', `${error}`, 'Name another by --wheel.');
  }
  const got = hash.digest('hex');
  if (got === sha256) return;
  throw lacking(
    'wheel',
    `${project} ${version} of SHA-256 ${sha256}`,
    got,
    'The file is another release, or was changed on its way: fetch it again.',
  );
}
