import { statfs } from 'node:fs/promises';
import { lacking } from './lacking.js';
import type { Wheel } from './release.js';

const HEADERS_AND_ADDON = 4e6;

/** Rejects where a disk has no room for a wheel, if it is to be fetched, and for what is in it. */
export async function checkSpace(folder: string, wheel: Wheel, fetched: boolean): Promise<void> {
  // pip writes a file of its own first, and then moves or copies it.
  const needed = wheel.unpacked + HEADERS_AND_ADDON + (fetched ? 0 : 2 * wheel.size);
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize >= needed) return;
  throw lacking(
    'disk',
    `${megabytes(needed)} free in ${folder}`,
    megabytes(bavail * bsize),
    'Free some space, or name another folder in GEN_CACHE.',
  );
}

const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1e6)} MB`;
