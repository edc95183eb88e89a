import { readerLaws } from '@gen/test-utils';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import golden from '../goldens/tar.json' with { type: 'json' };
import type { Source } from '../sources/source.js';
import { concat, drain, fromBase64, fromText } from '../testing/files.js';
import { tarHeader } from '../testing/pack-tar.js';
import { textLines } from '../text/text-lines.js';
import { filesFolder } from './files-folder.js';
import { tarFolder } from './tar-folder.js';

const texts = (files: readonly Source[]): Promise<[string, string][]> =>
  Promise.all(
    files.map(async (file): Promise<[string, string]> => {
      return [file.name, (await drain(textLines(file))).join('\n')];
    }),
  );

describe('tarFolder', () => {
  test.each([
    ['pax', golden.pax, golden.long],
    ['gnu', golden.gnu, golden.long],
    ['ustar', golden.ustar, `${'p/'.repeat(60)}file.txt`],
  ])('reads what Python wrote: %s', async (_, file, long) => {
    expect(await texts(await tarFolder(fromBase64(file)).list())).toEqual([
      ['a.txt', 'one'],
      ['folder/b.txt', 'x'.repeat(600)],
      [long, 'deep'],
    ]);
  });
});

test('filesFolder calls files by their path below the chosen folder', async () => {
  const file = new File(['one'], 'a.txt');
  Object.defineProperty(file, 'webkitRelativePath', { value: 'chosen/cats/a.txt' });
  expect(await texts(await filesFolder([file, new File(['two'], 'b.txt')]).list())).toEqual([
    ['cats/a.txt', 'one'],
    ['b.txt', 'two'],
  ]);
});

const end = new Uint8Array(1024);
const tar = Uint8Array.from(gunzipSync(fromBase64(golden.gnu)));
const broken = tar.slice();
broken[0]! ^= 1;

readerLaws({
  name: 'tarFolder',
  read: (file, name) => tarFolder(file, { name, maxBytes: 2 ** 20 }).list(),
  files: { pax: fromBase64(golden.pax), gnu: tar, ustar: fromBase64(golden.ustar) },
  damaged: [
    {
      what: 'an empty file',
      file: new Uint8Array(),
      says: 'the header of a tar archive at byte 0; got an empty file',
    },
    {
      what: 'text',
      file: fromText('hello '.repeat(200)),
      says: 'the header of a tar archive, with checksum',
    },
    { what: 'a header that is damaged', file: broken, says: 'Give a tar archive' },
    {
      what: 'a file that is cut off',
      file: tar.subarray(0, 514),
      says: 'expected 3 bytes of a.txt at byte 512; got 2',
    },
    {
      what: 'a header that is cut off',
      file: tar.subarray(0, 1100),
      says: 'the header of a tar archive at byte 1024; got the end',
    },
    {
      what: 'a path that leads out',
      file: concat(tarHeader('../../etc/passwd', '0'), end),
      says: 'a path within the archive at byte 0; got "../../etc/passwd"',
    },
    {
      what: 'an absolute path',
      file: concat(tarHeader('/etc/passwd', '0'), end),
      says: 'got "/etc/passwd"',
    },
    {
      what: 'a path of Windows',
      file: concat(tarHeader('c:\\x', '0'), end),
      says: 'a path within the archive',
    },
    {
      what: 'a size that is none',
      file: concat(tarHeader('a', 'size'), end),
      says: 'a size in octal digits at byte 124; got "size"',
    },
    {
      what: 'a huge size',
      file: concat(tarHeader('a', '77777777777'), end),
      says: 'an entry of at most 1048576 bytes at byte 0; got one of 8589934591',
    },
    {
      what: 'a name of a huge size',
      file: concat(tarHeader('a', '77777777777', 'L'), end),
      says: 'an entry of at most 65536 bytes',
    },
    {
      what: 'a bomb',
      file: gzipSync(concat(tarHeader('a', '20000000'), new Uint8Array(2 ** 22))),
      says: 'raise maxBytes',
    },
    {
      what: 'many files that are a bomb together',
      file: gzipSync(
        concat(
          ...Array.from({ length: 5 }, () =>
            concat(tarHeader('a', '1000000'), new Uint8Array(2 ** 18)),
          ),
        ),
      ),
      says: 'an entry of at most 0 bytes at byte 1050624',
    },
  ],
});
