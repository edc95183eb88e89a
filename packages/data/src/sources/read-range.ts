import type { ByteRange, Source } from './source.js';

/** A part of a source in memory. */
export async function readRange(
  source: Source,
  range: Required<ByteRange>,
): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of source.chunks(range)) {
    parts.push(chunk);
    size += chunk.length;
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
