import { readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Where this process builds what will be moved to `place`. */
export const partialFolder = (place: string): string => `${place}.partial-${process.pid}`;

/** Removes what processes that are no more have left half built. */
export async function sweepPartials(place: string): Promise<void> {
  const prefix = `${basename(place)}.partial-`;
  for (const name of await readdir(dirname(place))) {
    if (!name.startsWith(prefix) || isAlive(Number.parseInt(name.slice(prefix.length)))) continue;
    await rm(join(dirname(place), name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return pid !== process.pid;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
