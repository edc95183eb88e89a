import Papa from 'papaparse';
import { damaged } from '../sources/damaged.js';
import type { Source } from '../sources/source.js';
import { byteLines } from '../text/byte-lines.js';
import { decodeUtf8 } from '../text/decode-utf8.js';

/** A row of a table and where it begins. */
export interface CsvRow {
  /** Its fields. */
  readonly fields: readonly string[];
  /** Its first byte. */
  readonly offset: number;
}

/** Longest row in bytes where nothing else is said. */
const LONGEST_ROW = 2 ** 24;

/** Rows are handed to the parser in blocks of about this many bytes, since each call costs. */
const BLOCK = 2 ** 16;

/** Reads the rows of a table (RFC 4180), its quoted fields of several lines among them. */
export async function* csvRows(
  source: Source,
  callee: string,
  delimiter: string,
  maxBytes: number = LONGEST_ROW,
): AsyncGenerator<CsvRow, void, undefined> {
  let texts: string[] = [];
  let offsets: number[] = [];
  let size = 0;
  for await (const { text, offset } of rowTexts(source, callee, maxBytes)) {
    texts.push(text);
    offsets.push(offset);
    size += text.length;
    if (size < BLOCK) continue;
    yield* parse(texts, offsets, source, callee, delimiter);
    [texts, offsets, size] = [[], [], 0];
  }
  yield* parse(texts, offsets, source, callee, delimiter);
}

interface RowText {
  readonly text: string;
  readonly offset: number;
}

/** Lines, those joined that an odd number of quotes leaves open; empty ones are left out. */
async function* rowTexts(
  source: Source,
  callee: string,
  maxBytes: number,
): AsyncGenerator<RowText, void, undefined> {
  let lines: string[] = []; // of a row that is open
  let start = 0;
  let size = 0;
  for await (const { bytes, offset } of byteLines(source, callee, maxBytes)) {
    const line = decodeUtf8(bytes, { callee, file: source.name, offset });
    if (lines.length === 0) [start, size] = [offset, 0];
    size += bytes.length;
    if (size > maxBytes) throw unclosed(source, callee, start, maxBytes);
    const closes = hasOddQuotes(line) === lines.length > 0;
    lines.push(line);
    if (!closes) continue;
    const text = lines.join('\n').replace(/\r$/, '');
    lines = [];
    if (text !== '') yield { text, offset: start };
  }
  if (lines.length > 0) yield { text: lines.join('\n'), offset: start };
}

function hasOddQuotes(text: string): boolean {
  let count = 0;
  for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at + 1)) count++;
  return count % 2 === 1;
}

function* parse(
  texts: readonly string[],
  offsets: readonly number[],
  source: Source,
  callee: string,
  delimiter: string,
): Generator<CsvRow, void, undefined> {
  if (texts.length === 0) return;
  const { data, errors } = Papa.parse<string[]>(texts.join('\n'), { delimiter, newline: '\n' });
  const [fault] = errors;
  if (fault !== undefined || data.length !== texts.length) {
    const offset = offsets[fault?.row ?? 0] ?? offsets.at(-1)!;
    const got = fault?.message ?? 'a quote that is never closed';
    const remedy = 'Quote a field that holds a quote, and double the quotes within.';
    const expected = 'a row of a table';
    throw damaged({ callee, file: source.name, expected, offset, got, remedy });
  }
  for (const [i, fields] of data.entries()) yield { fields, offset: offsets[i]! };
}

const unclosed = (source: Source, callee: string, offset: number, maxBytes: number): Error =>
  damaged({
    callee,
    file: source.name,
    expected: `a row of at most ${maxBytes} bytes`,
    offset,
    got: 'a longer one',
    remedy: 'Close the quote, or raise maxBytes.',
  });
