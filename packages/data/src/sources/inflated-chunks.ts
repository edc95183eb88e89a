import { InputError } from '@gen/core';
import { reasonOf } from './reason-of.js';
import type { Source } from './source.js';
import { chunkStream, streamChunks } from './stream-chunks.js';

/**
 * A source's bytes chunk by chunk, inflated where they are gzipped; who stops reading stops the work,
 * so no more is ever held than was asked for.
 *
 * The platform's own `DecompressionStream` inflates: several times faster than JavaScript does, and
 * it verifies the checksum. As its standard says, a file holds one gzip member; older Nodes read more.
 */
export async function* inflatedChunks(
  source: Source,
  callee: string,
): AsyncGenerator<Uint8Array, void, undefined> {
  let count = 0;
  let gzipped = false;
  try {
    const { start, chunks } = await peek(source.chunks(), 2);
    gzipped = start[0] === 0x1f && start[1] === 0x8b;
    for await (const chunk of gzipped ? inflate(chunks) : chunks) {
      count += chunk.length;
      yield chunk;
    }
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw unreadable(callee, source.name, gzipped, count, error);
  }
}

function inflate(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const gunzip = new DecompressionStream('gzip') as ReadableWritablePair<Uint8Array, Uint8Array>;
  return streamChunks(chunkStream(chunks).pipeThrough(gunzip));
}

/** The first bytes of chunks, and all chunks, those first bytes among them. */
async function peek(
  chunks: AsyncIterable<Uint8Array>,
  count: number,
): Promise<{ start: number[]; chunks: AsyncGenerator<Uint8Array> }> {
  const iterator = chunks[Symbol.asyncIterator]();
  const seen: Uint8Array[] = [];
  const start: number[] = [];
  while (start.length < count) {
    const { done, value } = await iterator.next();
    if (done) break;
    seen.push(value);
    start.push(...value.subarray(0, count - start.length));
  }
  return { start, chunks: chain(seen, iterator) };
}

async function* chain(
  seen: readonly Uint8Array[],
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    yield* seen;
    for (;;) {
      const { done, value } = await rest.next();
      if (done) return;
      yield value;
    }
  } finally {
    await rest.return?.();
  }
}

const unreadable = (
  callee: string,
  file: string,
  gzipped: boolean,
  count: number,
  error: unknown,
): InputError =>
  new InputError({
    callee,
    argument: file,
    expected: gzipped ? 'a whole gzip file' : 'a file that can be read',
    got: `one that fails at byte ${count}${gzipped ? ' of what it inflates to' : ''} (${reasonOf(error)})`,
    remedy: 'Fetch or copy the file again.',
  });
