import { concat, fromText } from './files.js';

/** A tar archive of files by their paths. */
export const packTarOf = (files: Readonly<Record<string, Uint8Array>>): Uint8Array =>
  concat(
    ...Object.entries(files).flatMap(([name, bytes]) => [
      tarHeader(name, bytes.length.toString(8)),
      bytes,
      new Uint8Array((512 - (bytes.length % 512)) % 512),
    ]),
    new Uint8Array(1024),
  );

/** The 512 bytes before a file: checksum and all. */
export function tarHeader(name: string, octalSize: string, kind = '0'): Uint8Array {
  const block = new Uint8Array(512);
  block.set(fromText(name));
  block.set(fromText(octalSize), 124);
  block.set(fromText(`        ${kind}`), 148);
  block.set(fromText('ustar\x0000'), 257);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.set(fromText(`${sum.toString(8).padStart(6, '0')}\0`), 148);
  return block;
}
