import { inflateSync } from 'node:zlib';

const woffHeader = 44;
const woffEntry = 20;
const ttfHeader = 12;
const ttfEntry = 16;

/**
 * Unpacks a WOFF 1 font into the TrueType or OpenType file that is inside.
 *
 * The renderer reads those alone. Source: J. Kew, T. Leming, E. van Blokland (2012), "WOFF File
 * Format 1.0", W3C, sections 3 to 5, https://www.w3.org/TR/WOFF/.
 */
export function woffToTtf(woff: Buffer): Uint8Array {
  if (woff.toString('latin1', 0, 4) !== 'wOFF')
    throw new Error('woffToTtf: woff: not a WOFF file.');
  const count = woff.readUInt16BE(12);
  const ttf = Buffer.alloc(woff.readUInt32BE(16));
  writeHeader(ttf, woff.readUInt32BE(4), count);
  let offset = ttfHeader + count * ttfEntry;
  for (let table = 0; table < count; table++) {
    const entry = woff.subarray(woffHeader + table * woffEntry);
    const [tag, from, packed, length, checksum] = [0, 4, 8, 12, 16].map((at) =>
      entry.readUInt32BE(at),
    ) as [number, number, number, number, number];
    const bytes = woff.subarray(from, from + packed);
    ttf.set(packed < length ? inflateSync(bytes) : bytes, offset);
    [tag, checksum, offset, length].forEach((value, index) =>
      ttf.writeUInt32BE(value, ttfHeader + table * ttfEntry + 4 * index),
    );
    offset += length + (-length & 3);
  }
  return ttf;
}

/** The kind of font and its number of tables, with what a binary search of them begins at. */
function writeHeader(ttf: Buffer, flavor: number, count: number): void {
  const power = Math.floor(Math.log2(count));
  ttf.writeUInt32BE(flavor, 0);
  [count, 16 << power, power, 16 * count - (16 << power)].forEach((value, index) =>
    ttf.writeUInt16BE(value, 4 + 2 * index),
  );
}
