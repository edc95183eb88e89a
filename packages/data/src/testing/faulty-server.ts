import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Answers one request; `at` counts those of the server from 0. */
export type Answer = (request: IncomingMessage, response: ServerResponse, at: number) => void;

/** A server of this machine. */
export interface FaultyServer {
  /** Its address, with a slash at the end. */
  readonly url: string;
  /** The ranges that were asked for, in order; empty where none was. */
  readonly ranges: string[];
  /** Ends it, and all that hangs on it. */
  close(): Promise<void>;
}

/** Starts a server that answers as it is told to. */
export async function faultyServer(answer: Answer): Promise<FaultyServer> {
  const ranges: string[] = [];
  const server = createServer((request, response) => {
    ranges.push(request.headers.range ?? '');
    answer(request, response, ranges.length - 1);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    ranges,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** Answers honestly: the file, or the part of it that is asked for. */
export function honest(
  file: Uint8Array,
  request: IncomingMessage,
  response: ServerResponse,
  length = file.length,
): void {
  const [, from] = /^bytes=(\d+)-$/.exec(request.headers.range ?? '') ?? [];
  const start = Number(from ?? 0);
  const range = { 'Content-Range': `bytes ${start}-${file.length - 1}/${file.length}` };
  response.writeHead(from === undefined ? 200 : 206, {
    'Content-Length': file.length - start,
    ...(from !== undefined && range),
  });
  response.write(file.subarray(start, start + length), () => {
    if (start + length < file.length) response.destroy();
    else response.end();
  });
}
