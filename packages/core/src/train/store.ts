/**
 * Named blobs that outlast a run: a folder in Node, the origin-private file system in the browser,
 * a map in tests.
 */
export interface Store {
  /** Writes a blob so that a reader sees the old bytes or the new ones, never a part of them. */
  put(name: string, bytes: Uint8Array): Promise<void>;
  /** Reads a blob; `undefined` where there is none. */
  get(name: string): Promise<Uint8Array | undefined>;
  /** Names of the blobs, sorted. */
  list(): Promise<string[]>;
  /** Removes a blob; nothing happens where there is none. */
  remove(name: string): Promise<void>;
}
