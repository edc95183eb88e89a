import { InputError } from '@gen/core';
import { reasonOf } from './reason-of.js';
import type { ByteRange, Source } from './source.js';
import { streamChunks } from './stream-chunks.js';

/** The part of the platform's `fetch` that sources need. */
export type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

/** How {@link fetchSource} fetches. */
export interface FetchSourceOptions {
  /** Ends what is being fetched, such as `AbortSignal.timeout(60_000)`. */
  readonly signal?: AbortSignal;
}

/**
 * What is behind a URL as a source, by a given `fetch`; parts of it are fetched as ranges.
 *
 * `urlSource` of `@gen/data/node` and `@gen/data/web` has the platform's `fetch`.
 *
 * @example
 * ```ts
 * import { fetchSource, parseIdx } from '@gen/data';
 *
 * const labels = Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 2, 7, 9);
 * const serve = () => Promise.resolve(new Response(labels)); // in a program: fetch
 * const { data } = await parseIdx(fetchSource('https://example.org/labels', serve));
 * console.log(data); // Uint8Array [7, 9]
 * ```
 */
export function fetchSource(url: string, fetch: Fetch, options: FetchSourceOptions = {}): Source {
  return {
    name: url,
    size: async () => {
      const response = await request(url, fetch, { method: 'HEAD', ...options });
      const size = Number(response.headers.get('content-length') ?? NaN);
      if (Number.isSafeInteger(size)) return size;
      throw wrong(url, 'an answer that tells its size', 'one without Content-Length');
    },
    chunks: (range = {}) => fetched(url, fetch, range, options),
  };
}

async function* fetched(
  url: string,
  fetch: Fetch,
  range: ByteRange,
  options: FetchSourceOptions,
): AsyncGenerator<Uint8Array> {
  const { start = 0, end } = range;
  const whole = start === 0 && end === undefined;
  const bytes = `bytes=${start}-${end === undefined ? '' : end - 1}`;
  const response = await request(url, fetch, {
    ...options,
    ...(!whole && { headers: { Range: bytes } }),
  });
  if (!whole && response.status !== 206) {
    throw wrong(url, `a part of the file (${bytes})`, `all of it (status ${response.status})`);
  }
  if (response.body !== null) yield* streamChunks(response.body);
}

async function request(url: string, fetch: Fetch, init: RequestInit): Promise<Response> {
  const response = await fetch(url, init).catch((error: unknown) => {
    throw wrong(url, 'an answer', reasonOf(error));
  });
  if (response.ok) return response;
  await response.body?.cancel().catch(() => undefined);
  throw wrong(url, 'the file', `status ${response.status}`);
}

const wrong = (url: string, expected: string, got: string): InputError =>
  new InputError({ callee: 'fetchSource', argument: url, expected, got });
