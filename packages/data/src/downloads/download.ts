import { InputError } from '@gen/core';
import type { Fetch } from '../sources/fetch-source.js';
import { reasonOf } from '../sources/reason-of.js';
import { fetchPart } from './fetch-part.js';

/** A file that is published somewhere. */
export interface PublishedFile {
  /** What it is called. */
  readonly file: string;
  /** Its size in bytes. */
  readonly size: number;
  /** SHA-256 of its bytes, in hexadecimal digits. */
  readonly sha256: string;
}

/** Where downloads are kept until they are whole, and from then on. */
export interface DownloadFolder {
  /** Where it is, for errors. */
  readonly place: string;
  /** Whether a file is there, whole. */
  has(file: string): Promise<boolean>;
  /** Number of bytes that are there of a file that is not whole. */
  partSize(file: string): Promise<number>;
  /** Writes bytes of a file that is not whole, from `at` on. */
  write(file: string, bytes: Uint8Array, at: number): Promise<void>;
  /** Cuts off what there is of a file that is not whole. */
  cut(file: string, size: number): Promise<void>;
  /** SHA-256 of what there is of a file that is not whole, in hexadecimal digits. */
  hash(file: string): Promise<string>;
  /** Declares a file whole: from now on it has its own name. */
  finish(file: string): Promise<void>;
}

/** How far a download is. */
export interface DownloadProgress {
  /** The file. */
  readonly file: string;
  /** Bytes that are there. */
  readonly loaded: number;
  /** Bytes that it has. */
  readonly total: number;
}

/** What {@link download} needs of its environment. */
export interface DownloadEnvironment {
  /** The platform's `fetch`. */
  readonly fetch: Fetch;
  /** Where files are kept. */
  readonly folder: DownloadFolder;
  /** Calls back after a time in milliseconds, unless what it returns is called before. */
  readonly after: (milliseconds: number, call: () => void) => () => void;
}

/** How a file is downloaded. */
export interface DownloadOptions {
  /** Called as bytes arrive. */
  readonly onProgress?: (progress: DownloadProgress) => void;
  /** Ends the download; what has arrived is kept, and the next one goes on from there. */
  readonly signal?: AbortSignal;
  /** Longest time without a byte in milliseconds, before it is tried again; 30 s where not given. */
  readonly stallMs?: number;
}

/** A mirror is tried again as long as bytes arrive, and so often where none do. */
const ATTEMPTS = 3;

/**
 * Fetches a file once, from the first of its mirrors that gives the right bytes.
 *
 * What has arrived is kept, so that a download that was cut off goes on where it ended (HTTP ranges,
 * RFC 9110, 14). No more bytes are taken than the file has. The file gets its name only when its
 * checksum is right.
 */
export async function download(
  callee: string,
  published: PublishedFile,
  mirrors: readonly string[],
  environment: DownloadEnvironment,
  options: DownloadOptions = {},
): Promise<void> {
  const { folder } = environment;
  const { file } = published;
  if (await folder.has(file)) return;
  const reasons: string[] = [];
  for (const mirror of mirrors) {
    const reason = await tryMirror(mirror + file, published, environment, options);
    if (reason === undefined) return;
    options.signal?.throwIfAborted();
    reasons.push(`${reason} from ${mirror}`);
  }
  throw unfetched(callee, published, folder, reasons);
}

/** Fetches from one mirror; tells why that failed. */
async function tryMirror(
  url: string,
  published: PublishedFile,
  environment: DownloadEnvironment,
  options: DownloadOptions,
): Promise<string | undefined> {
  const { folder } = environment;
  const { file, size } = published;
  let reason = '';
  let most = await folder.partSize(file); // of it that was ever there
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const start = await resumable(published, folder);
    try {
      if (start < size) await fetchPart(url, start, published, environment, options);
      const hash = await folder.hash(file);
      if (hash === published.sha256) {
        await folder.finish(file);
        return undefined;
      }
      await folder.cut(file, 0);
      return `bytes of another checksum (${hash.slice(0, 12)}…)`;
    } catch (error) {
      if (options.signal?.aborted) throw error;
      reason = reasonOf(error);
      const arrived = await folder.partSize(file);
      if (arrived > most) attempt = -1; // it goes on, if slowly
      most = Math.max(most, arrived);
    }
  }
  return reason;
}

/** Where to go on; what cannot be a part of the file is thrown away. */
async function resumable({ file, size }: PublishedFile, folder: DownloadFolder): Promise<number> {
  const start = await folder.partSize(file);
  if (start <= size) return start;
  await folder.cut(file, 0);
  return 0;
}

const unfetched = (
  callee: string,
  { file, size, sha256 }: PublishedFile,
  { place }: DownloadFolder,
  reasons: readonly string[],
): InputError =>
  new InputError({
    callee,
    argument: file,
    expected: `to fetch ${size} bytes with SHA-256 ${sha256}`,
    got: reasons.join(', '),
    remedy: `Put ${file} into ${place}, or try again with a network.`,
  });
