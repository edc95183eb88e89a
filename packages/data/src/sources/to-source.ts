import { blobSource } from './blob-source.js';
import { bytesSource } from './bytes-source.js';
import type { Source, SourceLike } from './source.js';

/** The source that a reader was given, under the name that it was given. */
export function toSource(input: SourceLike, name?: string): Source {
  if (input instanceof Uint8Array) return bytesSource(input, name);
  if (input instanceof Blob) return blobSource(input, name);
  if (name === undefined) return input;
  return { name, size: () => input.size(), chunks: (range) => input.chunks(range) };
}
