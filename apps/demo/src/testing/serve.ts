import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.zip': 'application/zip',
};

/** A server of static files. */
export interface StaticServer {
  /** Where the files are. */
  readonly url: string;
  close(): Promise<void>;
}

/** Serves a folder under a path that is not the root, as any static host would. */
export async function serve(folder: string, base = '/some/where/'): Promise<StaticServer> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const name = path.startsWith(base) ? path.slice(base.length) : undefined;
    const file = name === undefined ? undefined : join(folder, normalize(name || 'index.html'));
    readFile(file ?? '')
      .then((bytes) => {
        response.setHeader(
          'content-type',
          types[extname(file ?? '')] ?? 'application/octet-stream',
        );
        response.end(bytes);
      })
      .catch(() => response.writeHead(404).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}${base}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
