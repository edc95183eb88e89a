import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InputError } from '@gen/core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DownloadProgress } from '../downloads/download.js';
import type { PublishedSet } from '../downloads/published-sets.js';
import { faultyServer, honest, type Answer, type FaultyServer } from '../testing/faulty-server.js';
import { fetchSet, type FetchOptions } from './fetch-set.js';

const content = Uint8Array.from({ length: 300_000 }, (_, i) => (i * 7919) >> 3);
const sha256 = createHash('sha256').update(content).digest('hex');
const set: PublishedSet = {
  folder: 'set',
  mirrors: [],
  files: [{ file: 'data.bin', size: content.length, sha256 }],
  classes: [],
};

let folder = '';
let servers: FaultyServer[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gen-fetch-'));
});
afterEach(async () => {
  await Promise.all(servers.map((server) => server.close()));
  servers = [];
  await rm(folder, { recursive: true, force: true });
});

async function serve(answer: Answer): Promise<FaultyServer> {
  const server = await faultyServer(answer);
  servers.push(server);
  return server;
}
const whole: Answer = (request, response) => honest(content, request, response);
const get = (mirrors: readonly FaultyServer[], options: FetchOptions = {}): Promise<string> =>
  fetchSet('data', set, {
    folder,
    mirrors: mirrors.map(({ url }) => url),
    stallMs: 300,
    ...options,
  });
const failure = (...mirrors: FaultyServer[]): Promise<Error> =>
  get(mirrors).then(
    () => Promise.reject(new Error('it was fetched')),
    (error: Error) => error,
  );
async function expectFetched(): Promise<void> {
  expect(await readdir(join(folder, 'set'))).toEqual(['data.bin']);
  expect(new Uint8Array(await readFile(join(folder, 'set', 'data.bin')))).toEqual(content);
}
const partSize = async (): Promise<number> =>
  (await readFile(join(folder, 'set', 'data.bin.part'))).length;

describe('a file is fetched once', () => {
  test('with progress, and not again', async () => {
    const server = await serve(whole);
    const seen: DownloadProgress[] = [];
    expect(await get([server], { onProgress: (progress) => seen.push(progress) })).toBe(
      join(folder, 'set'),
    );
    await expectFetched();
    expect(seen.at(-1)).toEqual({
      file: 'data.bin',
      loaded: content.length,
      total: content.length,
    });
    expect(seen.every(({ loaded }, i) => i === 0 || loaded > seen[i - 1]!.loaded)).toBe(true);
    await get([server]);
    expect(server.ranges).toEqual(['']);
  });

  test('a file that is there needs no network', async () => {
    await mkdir(join(folder, 'set'));
    await writeFile(join(folder, 'set', 'data.bin'), 'put here by hand');
    await get([]);
  });

  test('two programs may fetch it at once', async () => {
    const server = await serve(whole);
    await Promise.all([get([server]), get([server])]);
    await expectFetched();
  });
});

describe('what was cut off goes on where it ended', () => {
  test('a server that cuts every answer short', async () => {
    const server = await serve((request, response) => honest(content, request, response, 90_000));
    await get([server]);
    await expectFetched();
    expect(server.ranges.length).toBeGreaterThan(2);
    expect(server.ranges[0]).toBe('');
    for (const range of server.ranges.slice(1)) expect(range).toMatch(/^bytes=[1-9]\d*-$/);
  });

  test('a server that stalls in the middle', async () => {
    const server = await serve((request, response, at) => {
      if (at > 0) return honest(content, request, response);
      response.writeHead(200, { 'Content-Length': content.length });
      response.write(content.subarray(0, 100_000)); // and nothing more
    });
    await get([server]);
    await expectFetched();
    expect(server.ranges[1]).toMatch(/^bytes=[1-9]/);
  });

  test('a program that was ended', async () => {
    const server = await serve((request, response, at) => {
      if (at > 0) return honest(content, request, response);
      response.writeHead(200, { 'Content-Length': content.length });
      response.write(content.subarray(0, 100_000));
    });
    const stop = new AbortController();
    const options = { signal: stop.signal, onProgress: () => stop.abort(new Error('ended')) };
    await expect(get([server], options)).rejects.toThrow('ended');
    const kept = await partSize();
    expect(kept).toBeGreaterThan(0);
    await get([server]);
    await expectFetched();
    expect(server.ranges[1]).toBe(`bytes=${kept}-`);
  });

  test('a server that knows no ranges starts from the beginning', async () => {
    const server = await serve((_, response, at) => {
      response.writeHead(200, { 'Content-Length': content.length });
      response.write(content.subarray(0, at === 0 ? 90_000 : content.length), () => {
        if (at === 0) response.destroy();
        else response.end();
      });
    });
    await get([server]);
    await expectFetched();
  });

  test('a server that answers with another part is not believed', async () => {
    const liar = await serve((request, response, at) => {
      if (at === 0) return honest(content, request, response, 90_000);
      response.writeHead(206, { 'Content-Range': `bytes 0-299999/300000` });
      response.end(content);
    });
    await get([liar, await serve(whole)]);
    await expectFetched();
  });

  test('what is left of another file is noticed by the checksum', async () => {
    await mkdir(join(folder, 'set'));
    await writeFile(join(folder, 'set', 'data.bin.part'), new Uint8Array(1000));
    await get([await serve(whole), await serve(whole)]);
    await expectFetched();
  });

  test('what is left is longer than the file', async () => {
    await mkdir(join(folder, 'set'));
    await writeFile(join(folder, 'set', 'data.bin.part'), new Uint8Array(400_000));
    await get([await serve(whole)]);
    await expectFetched();
  });
});

describe('what a server does wrong is told in one line, and leaves no file', () => {
  test.each<[string, Answer, string | RegExp]>([
    [
      'wrong bytes',
      (_, response) => response.end(new Uint8Array(content.length)),
      'bytes of another checksum (',
    ],
    [
      'too few bytes, and says so',
      (_, response) => response.end(content.subarray(0, 10)),
      '10 of 300000 bytes',
    ],
    [
      'too many bytes',
      (_, response) => response.end(new Uint8Array(content.length + 1)),
      'more than 300000 bytes',
    ],
    [
      'a length that is too great',
      (_, response) => {
        response.writeHead(200, { 'Content-Length': 1e6 });
        response.write(content.subarray(0, 9), () => response.destroy());
      },
      /terminated|aborted|closed|reset/,
    ],
    [
      'a length that is too small',
      (_, response) => {
        response.writeHead(200, { 'Content-Length': 100 });
        response.end(content.subarray(0, 100));
      },
      '100 of 300000 bytes',
    ],
    [
      'a page instead of a file',
      (_, response) => response.end('<html>Please log in</html>'),
      '26 of 300000 bytes',
    ],
    ['nothing at all', () => undefined, 'no byte in 300 ms'],
    [
      'bytes without end',
      (_, response) => {
        const more = () => {
          if (!response.destroyed)
            response.write(new Uint8Array(2 ** 16), () => setImmediate(more));
        };
        more();
      },
      'more than 300000 bytes',
    ],
    [
      '404',
      (_, response) => {
        response.writeHead(404);
        response.end('gone');
      },
      'status 404',
    ],
    [
      '503',
      (_, response) => {
        response.writeHead(503);
        response.end();
      },
      'status 503',
    ],
    [
      'redirects without end',
      (_, response) => {
        response.writeHead(302, { Location: '/again' });
        response.end();
      },
      /redirect/,
    ],
    [
      'no HTTP',
      (request) => request.socket.end('hello\r\n\r\n'),
      /HTTP|parse|Protocol|fetch failed/,
    ],
  ])('%s', async (_, answer, got) => {
    const server = await serve(answer);
    const error = await failure(server);
    expect(error).toBeInstanceOf(InputError);
    expect(error.message).toMatch(got);
    expect(error.message).toContain(`from ${server.url}`);
    expect(error.message.split('\n')).toHaveLength(1);
    expect(error.message).toContain(`Put data.bin into ${join(folder, 'set')}, or try again`);
    expect(await readdir(join(folder, 'set')).catch(() => [])).not.toContain('data.bin');
  });

  test('no network', async () => {
    const error = await failure(await closed());
    expect(error.message).toMatch(
      /^data: data\.bin: expected to fetch 300000 bytes with SHA-256 \w{64}; got .*ECONNREFUSED.* from http.*\. Put data\.bin into \S+, or try again with a network\.$/,
    );
  });

  test('the next mirror is asked', async () => {
    const wrong = await serve((_, response) => response.end(new Uint8Array(content.length)));
    const gone = await serve((_, response) => void response.writeHead(404).end());
    await get([wrong, gone, await serve(whole)]);
    await expectFetched();
    expect([wrong, gone].map(({ ranges }) => ranges.length)).toEqual([1, 3]);
  });
});

async function closed(): Promise<FaultyServer> {
  const server = await faultyServer(whole);
  await server.close();
  return server;
}
