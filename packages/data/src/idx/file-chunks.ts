import { InputError } from '@gen/core';

/**
 * A file's bytes chunk by chunk, inflated where it is gzipped; who stops reading stops the work, so
 * no more is ever held than was asked for.
 *
 * The platform's own `DecompressionStream` inflates: several times faster than JavaScript does, and
 * it verifies the checksum. As its standard says, a file holds one gzip member; older Nodes read more.
 */
export async function* fileChunks(file: Blob, name: string): AsyncGenerator<Uint8Array> {
  const start = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  const gzipped = start[0] === 0x1f && start[1] === 0x8b;
  const stored = file.stream();
  const stream = gzipped ? stored.pipeThrough(new DecompressionStream('gzip')) : stored;
  const reader = stream.getReader();
  let count = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read().catch((error: unknown) => {
        throw unreadable(name, gzipped, count, error);
      });
      if (done) return;
      count += value.length;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined); // a stream that failed has said so already
  }
}

const unreadable = (name: string, gzipped: boolean, count: number, error: unknown): InputError =>
  new InputError({
    callee: 'parseIdx',
    argument: name,
    expected: gzipped ? 'a whole gzip file' : 'a file that can be read',
    got: `one that fails at byte ${count}${gzipped ? ' of what it inflates to' : ''} (${reasonOf(error)})`,
    remedy: 'Fetch or copy the file again.',
  });

// Some platforms put the words into the cause.
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return `${error}`;
  return error.message || (error.cause === undefined ? error.name : reasonOf(error.cause));
}
