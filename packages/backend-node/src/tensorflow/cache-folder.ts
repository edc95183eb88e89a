import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/**
 * Where what was built is kept over reinstalls: the folder that `GEN_CACHE` names, else `gen` in the
 * caches of this user.
 */
export function cacheFolder(): string {
  const { GEN_CACHE: own, XDG_CACHE_HOME: caches, LOCALAPPDATA: windows } = process.env;
  if (own) return resolve(own);
  if (caches) return resolve(caches, 'gen');
  if (process.platform === 'win32' && windows) return join(windows, 'gen', 'cache');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'gen');
  return join(homedir(), '.cache', 'gen');
}
