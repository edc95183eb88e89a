import { join } from 'node:path';
import { download, type DownloadOptions } from '../downloads/download.js';
import type { PublishedSet } from '../downloads/published-sets.js';
import { dataFolder } from './data-folder.js';
import { downloadFolder } from './download-folder.js';

/** How a published data set is fetched. */
export interface FetchOptions extends DownloadOptions {
  /** The folder of all data; that of `GEN_DATA` where it is not given, else `~/.cache/gen-data`. */
  readonly folder?: string;
  /** Addresses of folders that hold the files, instead of the public ones. */
  readonly mirrors?: readonly string[];
}

/** Fetches what is missing of a data set; its folder. */
export async function fetchSet(
  callee: string,
  set: PublishedSet,
  { folder = dataFolder(), mirrors = set.mirrors, ...options }: FetchOptions,
): Promise<string> {
  const path = join(folder, set.folder);
  const environment = { fetch: globalThis.fetch, folder: downloadFolder(path), after };
  for (const file of set.files) await download(callee, file, mirrors, environment, options);
  return path;
}

function after(milliseconds: number, call: () => void): () => void {
  const timer = setTimeout(call, milliseconds);
  return () => clearTimeout(timer);
}
