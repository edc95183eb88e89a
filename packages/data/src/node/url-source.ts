import { fetchSource, type FetchSourceOptions } from '../sources/fetch-source.js';
import type { Source } from '../sources/source.js';

/**
 * What is behind a URL as a source; parts of it are fetched as ranges.
 *
 * @example
 * ```ts
 * import { csvRecords } from '@gen/data';
 * import { urlSource } from '@gen/data/node';
 *
 * async function print(url: string): Promise<void> {
 *   for await (const { data } of csvRecords(urlSource(url))) console.log(data);
 * }
 * ```
 */
export const urlSource = (url: string | URL, options: FetchSourceOptions = {}): Source =>
  fetchSource(`${url}`, (at, init) => globalThis.fetch(at, init), options);
