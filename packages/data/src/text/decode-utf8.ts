import { damaged } from '../sources/damaged.js';
import { hex } from '../sources/hex.js';

/** Where bytes stand. */
export interface BytePlace {
  /** The public function that was called. */
  readonly callee: string;
  /** What the file is called. */
  readonly file: string;
  /** The first of the bytes. */
  readonly offset: number;
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Text of bytes; throws where they are not UTF-8. */
export function decodeUtf8(bytes: Uint8Array, { callee, file, offset }: BytePlace): string {
  try {
    const text = decoder.decode(bytes);
    return offset === 0 ? text.replace(/^\ufeff/, '') : text;
  } catch {
    const at = firstWrong(bytes);
    throw damaged({
      callee,
      file,
      expected: 'text in UTF-8',
      offset: offset + at,
      got: hex(bytes.subarray(at, at + 4)),
      remedy: 'Save the file as UTF-8.',
    });
  }
}

/** Where the first character begins that is none: found by halving. */
function firstWrong(bytes: Uint8Array): number {
  let [good, bad] = [0, bytes.length + 1];
  while (good + 1 < bad) {
    const middle = (good + bad) >> 1;
    if (isStart(bytes.subarray(0, middle))) good = middle;
    else bad = middle;
  }
  while (!isText(bytes.subarray(0, good))) good--; // back to the start of the character
  return good;
}

function isText(bytes: Uint8Array): boolean {
  try {
    decoder.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Whether bytes are the start of text, perhaps cut within a character. */
function isStart(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
