/** A part of a source. */
export interface ByteRange {
  /** The first byte; 0 where it is not given. */
  readonly start?: number;
  /** The byte after the last; the end of the source where it is not given. */
  readonly end?: number;
}

/**
 * Bytes with a name, wherever they are: what every reader reads from.
 *
 * `blobSource`, `bytesSource` and `fetchSource` make one, `fileSource` of `@gen/data/node` one of a path,
 * folders and archives one for each of their files.
 */
export interface Source {
  /** What it is called in errors, such as a file's name. */
  readonly name: string;
  /** Its size in bytes. */
  size(): Promise<number>;
  /** Its bytes in order, as they arrive; who stops reading stops the work. */
  chunks(range?: ByteRange): AsyncIterable<Uint8Array>;
}

/** What readers take: a source, a `File` or `Blob`, or bytes. */
export type SourceLike = Source | Blob | Uint8Array;
