import type { ReadOptions } from '../records/read-options.js';
import type { Source, SourceLike } from '../sources/source.js';
import { toSource } from '../sources/to-source.js';
import { byteLines } from './byte-lines.js';
import { decodeUtf8 } from './decode-utf8.js';

/** Longest line in bytes where nothing else is said. */
export const LONGEST_LINE = 2 ** 24;

/** A line of text and where it begins. */
export interface TextLine {
  /** The line, without its end. */
  readonly text: string;
  /** Its first byte. */
  readonly offset: number;
}

/**
 * Reads text in UTF-8, gzipped or not, line by line, without the ends of lines.
 *
 * What is not UTF-8, or a line longer than `maxBytes` (16 MiB where it is not given), is an
 * `InputError` with the byte.
 *
 * @example
 * ```ts
 * import { textLines } from '@gen/data';
 *
 * for await (const line of textLines(new Blob(['one\ntwo\r\n']))) console.log(line); // one two
 * ```
 */
export async function* textLines(
  input: SourceLike,
  { name, maxBytes = LONGEST_LINE }: ReadOptions = {},
): AsyncGenerator<string, void, undefined> {
  for await (const { text } of linesOf(toSource(input, name), 'textLines', maxBytes)) yield text;
}

/** Lines with their places. */
export async function* linesOf(
  source: Source,
  callee: string,
  maxBytes: number = LONGEST_LINE,
): AsyncGenerator<TextLine, void, undefined> {
  for await (const { bytes, offset } of byteLines(source, callee, maxBytes)) {
    const text = decodeUtf8(bytes, { callee, file: source.name, offset });
    yield { text: text.endsWith('\r') ? text.slice(0, -1) : text, offset };
  }
}
