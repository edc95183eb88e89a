import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** The folder of all data: `GEN_DATA`, else the user's cache. */
export function dataFolder(): string {
  const { GEN_DATA: given, XDG_CACHE_HOME: cache } = process.env;
  if (given !== undefined && given !== '') return resolve(given);
  return join(cache !== undefined && cache !== '' ? cache : join(homedir(), '.cache'), 'gen-data');
}
