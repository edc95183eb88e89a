import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { woffToTtf } from './woff-to-ttf.js';

const require = createRequire(import.meta.url);
const file = '@fontsource/inter/files/inter-latin-400-normal.woff';

test("every table of the font adds up to the font's own checksum", async () => {
  const woff = await readFile(require.resolve(file));
  const ttf = Buffer.from(woffToTtf(woff));
  expect(ttf).toHaveLength(woff.readUInt32BE(16));
  const sum = (bytes: Buffer): number => {
    let total = 0;
    for (let at = 0; at < bytes.length; at += 4) total = (total + bytes.readUInt32BE(at)) >>> 0;
    return total;
  };
  for (let table = 0; table < ttf.readUInt16BE(4); table++) {
    const entry = ttf.subarray(12 + 16 * table, 28 + 16 * table);
    const [tag, offset, length] = [
      entry.toString('latin1', 0, 4),
      ...[8, 12].map((at) => entry.readUInt32BE(at)),
    ] as [string, number, number];
    // The head table's sum is taken before the whole file's is written into it.
    if (tag === 'head') continue;
    expect(sum(ttf.subarray(offset, (offset + length + 3) & ~3)), tag).toBe(entry.readUInt32BE(4));
  }
});

test('refuses a file of another kind', () => {
  expect(() => woffToTtf(Buffer.from('wOF2....'))).toThrow('not a WOFF file');
});
