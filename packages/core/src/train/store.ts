/**
 * Named blobs that outlast a run: a folder in Node, the origin-private file system in the browser,
 * a map in tests.
 */
export interface Store {
  /** Writes a blob so that a reader sees the old bytes or the new ones, never a part of them. */
  put(name: string, bytes: Uint8Array): Promise<void>;
  /**
   * Writes at the end of a blob, which it makes where there is none: for logs. Where it fails, the blob is
   * as it was; where the program dies, it may have a part of the bytes.
   */
  append(name: string, bytes: Uint8Array): Promise<void>;
  /** Reads a blob; `undefined` where there is none. */
  get(name: string): Promise<Uint8Array | undefined>;
  /** Names of the blobs, sorted. */
  list(): Promise<string[]>;
  /** Removes a blob; nothing happens where there is none. */
  remove(name: string): Promise<void>;
}
