import type { Cursor } from '../sources/cursor.js';
import { damaged } from '../sources/damaged.js';

/** What the 512 bytes before a file of a tar archive say. */
export interface TarHeader {
  /** Path of the file. */
  readonly name: string;
  /** Its size in bytes. */
  readonly size: number;
  /** What it is: `0` a file, `5` a folder, `L` and `x` a name for what follows. */
  readonly kind: string;
}

/** Reads the next header; nothing at the end of the archive. */
export async function readTarHeader(cursor: Cursor): Promise<TarHeader | undefined> {
  const offset = cursor.offset();
  const block = await cursor.upTo(512);
  const { callee, file } = cursor;
  if (block.length < 512) {
    if (block.length === 0 && offset > 0) return undefined; // some writers leave the end out
    const got = offset + block.length === 0 ? 'an empty file' : 'the end of the file';
    throw damaged({ callee, file, expected: 'the header of a tar archive', offset, got });
  }
  if (block.every((byte) => byte === 0)) return undefined;
  checkSum(block, cursor, offset);
  const prefix = text(block, 257, 262) === 'ustar' ? text(block, 345, 500) : '';
  const name = text(block, 0, 100);
  const size = Number.parseInt(text(block, 124, 136).trim() || '0', 8);
  if (!Number.isSafeInteger(size) || size < 0) {
    const got = JSON.stringify(text(block, 124, 136));
    throw damaged({ callee, file, expected: 'a size in octal digits', offset: offset + 124, got });
  }
  const kind = String.fromCharCode(block[156]!).replace('\0', '0');
  const path = block[263] === 0x30 && prefix !== '' ? `${prefix}/${name}` : name;
  return { name: path, size, kind: kind === '7' ? '0' : kind };
}

/** The sum of all bytes, those of the sum itself counted as spaces. */
function checkSum(block: Uint8Array, { callee, file }: Cursor, offset: number): void {
  const sum = block.reduce((total, byte, i) => total + (i >= 148 && i < 156 ? 32 : byte), 0);
  const told = Number.parseInt(text(block, 148, 156).trim(), 8);
  if (told === sum) return;
  throw damaged({
    callee,
    file,
    expected: `the header of a tar archive, with checksum ${sum},`,
    offset,
    got: `${told}`,
    remedy: 'Give a tar archive, gzipped or not, or fetch it again.',
  });
}

const text = (block: Uint8Array, start: number, end: number): string =>
  new TextDecoder().decode(block.subarray(start, end)).replace(/\0.*$/s, '');
