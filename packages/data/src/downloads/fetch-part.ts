import { streamChunks } from '../sources/stream-chunks.js';
import type { DownloadEnvironment, DownloadOptions, PublishedFile } from './download.js';

/** Fetches a file from a byte on, or from its start where the server gives only all of it. */
export async function fetchPart(
  url: string,
  start: number,
  { file, size }: PublishedFile,
  { fetch, folder, after }: DownloadEnvironment,
  { onProgress, signal, stallMs = 30_000 }: DownloadOptions,
): Promise<void> {
  const stalled = new AbortController();
  const stop = (): void => stalled.abort(signal?.reason);
  signal?.throwIfAborted();
  signal?.addEventListener('abort', stop);
  const stall = (): void => stalled.abort(new Error(`no byte in ${stallMs} ms`));
  let watch = after(stallMs, stall);
  try {
    const headers = {
      'Accept-Encoding': 'identity',
      ...(start > 0 && { Range: `bytes=${start}-` }),
    };
    const response = await fetch(url, { headers, signal: stalled.signal });
    let at = await firstByte(response, start);
    if (at !== start) await folder.cut(file, at);
    for await (const chunk of streamChunks(response.body!)) {
      watch();
      watch = after(stallMs, stall);
      if (at + chunk.length > size) {
        await folder.cut(file, 0);
        throw new Error(`more than ${size} bytes`);
      }
      await folder.write(file, chunk, at);
      at += chunk.length;
      onProgress?.({ file, loaded: at, total: size });
    }
    if (at < size) throw new Error(`${at} of ${size} bytes`);
  } catch (error) {
    // Some platforms tell of an abort in words of their own.
    throw stalled.signal.aborted ? stalled.signal.reason : error;
  } finally {
    watch();
    signal?.removeEventListener('abort', stop);
  }
}

/** The byte that an answer begins with. */
async function firstByte(response: Response, start: number): Promise<number> {
  const { status, headers, body } = response;
  if (status === 200 && body !== null) return 0;
  const range = /^bytes (\d+)-/.exec(headers.get('content-range') ?? '');
  if (status === 206 && body !== null && Number(range?.[1]) === start) return start;
  await body?.cancel().catch(() => undefined);
  throw new Error(status === 206 ? `bytes ${range?.[1]} and on` : `status ${status}`);
}
