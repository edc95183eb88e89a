import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { csvRecords } from '../csv/csv-records.js';
import npzs from '../goldens/npz.json' with { type: 'json' };
import { readRange } from '../sources/read-range.js';
import { blobSource } from '../sources/blob-source.js';
import { bytesSource } from '../sources/bytes-source.js';
import type { Source } from '../sources/source.js';
import { faultyServer, type Answer } from '../testing/faulty-server.js';
import { drain, fromBase64, fromText } from '../testing/files.js';
import { textLines } from '../text/text-lines.js';
import { parseNpz } from '../zip/parse-npz.js';
import { fileSource } from './file-source.js';
import { folderSource } from './folder-source.js';
import { urlSource } from './url-source.js';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gen-sources-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Gives a file, its size, and parts of it. */
const serving =
  (file: Uint8Array): Answer =>
  ({ method, headers }, response) => {
    const [, start, end] = /^bytes=(\d+)-(\d*)$/.exec(headers.range ?? '') ?? [];
    const last = end ? Number(end) + 1 : file.length;
    const part = start === undefined ? file : file.subarray(Number(start), last);
    response.writeHead(start === undefined ? 200 : 206, { 'Content-Length': part.length });
    response.end(method === 'HEAD' ? undefined : part);
  };

async function withServer<T>(
  answer: Answer,
  use: (url: string, ranges: string[]) => Promise<T>,
): Promise<T> {
  const server = await faultyServer(answer);
  try {
    return await use(server.url, server.ranges);
  } finally {
    await server.close();
  }
}

const bytes = Uint8Array.from({ length: 200_000 }, (_, i) => i);

describe('every source gives the same bytes, whole and in part', () => {
  const check = async (source: Source): Promise<void> => {
    expect(await source.size()).toBe(bytes.length);
    expect(await readRange(source, { start: 0, end: bytes.length })).toEqual(bytes);
    expect(await readRange(source, { start: 70_000, end: 150_001 })).toEqual(
      bytes.slice(70_000, 150_001),
    );
    expect(await readRange(source, { start: 5, end: 5 })).toEqual(new Uint8Array());
    expect(Buffer.concat(await drain(source.chunks({ start: 199_990 })))).toHaveLength(10);
  };

  test('bytes', () => check(bytesSource(bytes)));
  test('a blob', () => check(blobSource(new Blob([bytes]))));
  test('a file', async () => {
    await writeFile(join(folder, 'a'), bytes);
    await check(fileSource(join(folder, 'a')));
  });
  test('an address', () => withServer(serving(bytes), (url) => check(urlSource(url))));
});

describe('an address', () => {
  test('is read as a table', () =>
    withServer(serving(fromText('a,b\n1,2\n')), async (url) => {
      expect((await drain(csvRecords(urlSource(url))))[0]!.data).toEqual(Float32Array.of(1, 2));
    }));

  test('of an archive: only the parts that are wanted', () =>
    withServer(serving(fromBase64(npzs.stored)), async (url, ranges) => {
      expect((await parseNpz(urlSource(url)))['y']!.data).toEqual(Float64Array.of(2, 0, 1));
      expect(ranges.filter((range) => range !== '').length).toBe(ranges.length - 1); // but for the size
    }));

  test.each<[string, Answer, string]>([
    [
      'that is not there',
      (_, response) => void response.writeHead(404).end(),
      'expected the file; got status 404.',
    ],
    [
      'whose end is cut off',
      (_, response) => {
        response.writeHead(200, { 'Content-Length': 99 });
        response.write('one', () => response.destroy());
      },
      'expected a file that can be read; got one that fails at byte',
    ],
  ])('%s', (_, answer, says) =>
    withServer(answer, async (url) => {
      await expect(drain(textLines(urlSource(url)))).rejects.toThrow(says);
    }),
  );

  test('that answers no ranges is no archive', () =>
    withServer(
      (_, response) => response.end(fromBase64(npzs.stored)),
      async (url) => {
        await expect(parseNpz(urlSource(url))).rejects.toThrow(
          /expected (a part of the file|an answer that tells its size)/,
        );
      },
    ));

  test('that never answers is given up by a signal', () =>
    withServer(
      () => undefined,
      async (url) => {
        const source = urlSource(url, { signal: AbortSignal.timeout(50) });
        await expect(drain(textLines(source))).rejects.toThrow(
          `fetchSource: ${url}: expected an answer; got`,
        );
      },
    ));
});

describe('a folder', () => {
  test('lists what is below it, by its path, and follows no link', async () => {
    await mkdir(join(folder, 'cats', 'old'), { recursive: true });
    await writeFile(join(folder, 'cats', 'old', 'a.txt'), 'one');
    await writeFile(join(folder, 'b.txt'), 'two');
    await symlink('/etc/passwd', join(folder, 'link.txt'));
    const files = await folderSource(folder).list();
    expect(files.map(({ name }) => name).sort()).toEqual(['b.txt', 'cats/old/a.txt']);
    const nested = files.find(({ name }) => name.startsWith('cats'))!;
    expect(await drain(textLines(nested))).toEqual(['one']);
  });

  test('that is not there is told by its path', async () => {
    const path = join(folder, 'nowhere');
    const says = `${path}: expected a folder; got nothing there. Check the path.`;
    await expect(folderSource(path).list()).rejects.toThrow(says);
    await expect(drain(textLines(fileSource(path)))).rejects.toThrow(
      `${path}: expected a file; got nothing there.`,
    );
    await expect(fileSource(path).size()).rejects.toThrow('got nothing there');
  });
});
