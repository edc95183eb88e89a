import { readerLaws } from '@gen/test-utils';
import {
  ZipWriter,
  Uint8ArrayReader,
  Uint8ArrayWriter,
  type ZipWriterAddDataOptions,
} from '@zip.js/zip.js';
import { describe, expect, test } from 'vitest';
import golden from '../goldens/npz.json' with { type: 'json' };
import { drain, fromBase64, fromText, npy } from '../testing/files.js';
import { textLines } from '../text/text-lines.js';
import { npzRecords } from './npz-records.js';
import { parseNpz } from './parse-npz.js';
import { zipFolder } from './zip-folder.js';

async function zip(
  files: Readonly<Record<string, Uint8Array>>,
  options: ZipWriterAddDataOptions = {},
): Promise<Uint8Array> {
  const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false });
  for (const [name, bytes] of Object.entries(files)) {
    await writer.add(name, new Uint8ArrayReader(bytes), options);
  }
  return writer.close();
}

/** Bytes, with those that stand where a text stands replaced. */
function replaced(bytes: Uint8Array, from: string, to: string): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1').replaceAll(from, to);
  return Uint8Array.from(Buffer.from(text, 'latin1'));
}

describe('npz files are as NumPy saved them', () => {
  test.each([
    ['stored', golden.stored],
    ['deflated', golden.deflated],
  ])('%s', async (_, file) => {
    const arrays = await parseNpz(fromBase64(file));
    expect(arrays).toEqual({
      x: { shape: [3, 4], data: Float32Array.from({ length: 12 }, (_, i) => i) },
      y: { shape: [3], data: Float64Array.of(2, 0, 1) },
    });
    const records = await drain(npzRecords(fromBase64(file), { data: 'x', labels: 'y' }));
    expect(records.map(({ label, data }) => [label, ...data])).toEqual([
      [2, 0, 1, 2, 3],
      [0, 4, 5, 6, 7],
      [1, 8, 9, 10, 11],
    ]);
  });

  test('what all arrays hold together is bounded', async () => {
    await expect(parseNpz(fromBase64(golden.stored), { maxBytes: 60 })).rejects.toThrow(
      'parseNpy: y.npy: expected a header that declares at most 12 bytes at byte 0',
    );
  });
});

describe('zipFolder', () => {
  test('lists files, and reads each as it is asked for', async () => {
    const archive = await zip({
      'a.txt': fromText('one\ntwo'),
      'folder/b.txt': fromText('x'.repeat(1e5)),
    });
    const files = await zipFolder(archive).list();
    expect(files.map(({ name }) => name)).toEqual(['a.txt', 'folder/b.txt']);
    expect(await drain(textLines(files[0]!))).toEqual(['one', 'two']);
    expect(await files[1]!.size()).toBe(1e5);
    const part = await drain(files[0]!.chunks({ start: 2, end: 5 }));
    expect(Buffer.concat(part).toString()).toBe('e\nt');
  });
});

const stored = fromBase64(golden.stored);
const deflated = fromBase64(golden.deflated);
const zeros = new Uint8Array(2 ** 24);
const bomb = await zip({ 'x.npy': npy("'|u1'", '(1, 16777216)', zeros) });
/** An archive in which a file is said to be smaller than it is: the size stands in two places. */
function lying(archive: Uint8Array, size: number): Uint8Array {
  const real = new Uint8Array(Uint32Array.of(2 ** 24 + 80).buffer);
  const told = new Uint8Array(Uint32Array.of(size).buffer);
  const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
  return replaced(archive, text(real), text(told));
}
const broken = stored.slice();
broken[200]! ^= 1;

readerLaws({
  name: 'zipFolder',
  read: async (file, name) => {
    for (const each of await zipFolder(file, { name, maxFiles: 8 }).list())
      await drain(each.chunks());
  },
  files: { stored, deflated },
  damaged: [
    { what: 'an empty file', file: new Uint8Array(), says: 'a whole zip archive at byte 0' },
    {
      what: 'text',
      file: fromText('PK, perhaps, but no more'),
      says: 'a whole zip archive at byte 0',
    },
    {
      what: 'an archive that is cut off',
      file: stored.subarray(0, stored.length - 30),
      says: 'a whole zip archive',
    },
    { what: 'a file of a wrong checksum', file: broken, says: 'a whole file x.npy at byte 0' },
    {
      what: 'a path that leads out',
      file: replaced(await zip({ 'aa/bb.txt': fromText('x') }), 'aa/bb', '../bb'),
      says: 'paths within the archive at byte 0; got "../bb.txt"',
    },
    {
      what: 'an absolute path',
      file: replaced(await zip({ 'aa/bb.txt': fromText('x') }), 'aa/bb', '/a/bb'),
      says: 'paths within the archive at byte 0; got "/a/bb.txt"',
    },
    {
      what: 'a file that is encrypted',
      file: await zip({ 'a.txt': fromText('x') }, { password: 'x' }),
      says: 'a file that is not encrypted at byte 0; got a.txt',
    },
    {
      what: 'too many files',
      file: await zip(
        Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`${i}`, fromText('x')])),
      ),
      says: 'at most 8 files at byte',
    },
    { what: 'a bomb that declares little', file: lying(bomb, 100), says: 'damaged-file: expected' },
  ],
  mutations: 100,
});

test('a bomb that declares what it is is refused by what reads it', async () => {
  await expect(drain(npzRecords(bomb, { data: 'x', maxBytes: 2 ** 20 }))).rejects.toThrow(
    'npyRecords: x.npy: expected a header that declares at most 1048576 bytes at byte 0',
  );
});
