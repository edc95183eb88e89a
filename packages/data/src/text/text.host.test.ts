import { readerLaws } from '@gen/test-utils';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Source } from '../sources/source.js';
import { drain, fromText } from '../testing/files.js';
import { characterRecords } from './character-records.js';
import { lineRecords } from './line-records.js';
import { textLines } from './text-lines.js';
import { vocabularyOf } from './vocabulary.js';

/** A source that gives its bytes one by one. */
const byteByByte = (bytes: Uint8Array): Source => ({
  name: 'slow',
  size: () => Promise.resolve(bytes.length),
  chunks: async function* () {
    for (const byte of bytes) yield Uint8Array.of(byte);
  },
});

describe('textLines', () => {
  test.each([
    ['lines', 'a\nb\n', ['a', 'b']],
    ['a last line without an end', 'a\nb', ['a', 'b']],
    ['empty lines', '\n\na\n', ['', '', 'a']],
    ['ends of lines of Windows', 'a\r\nb\r\n', ['a', 'b']],
    ['other scripts', 'é–日本\n🙂\n', ['é–日本', '🙂']],
    ['a byte order mark', '\ufeffa\n', ['a']],
    ['nothing', '', []],
  ])('%s', async (_, text, lines) => {
    expect(await drain(textLines(fromText(text)))).toEqual(lines);
    expect(await drain(textLines(byteByByte(fromText(text))))).toEqual(lines);
    expect(await drain(textLines(gzipSync(text)))).toEqual(lines);
  });
});

describe('a vocabulary', () => {
  test('does not depend on the order of texts, and 0 is what fills up', async () => {
    const [a, b] = await Promise.all([vocabularyOf(['ab', '🙂']), vocabularyOf(['🙂', 'b', 'a'])]);
    expect(a.tokens).toEqual(b.tokens);
    expect(a.tokens).toEqual(['', 'a', 'b', '🙂']);
    expect(a.decode([2, 0, 3])).toBe('b🙂');
    expect(() => a.decode([4])).toThrow(
      'vocabulary.decode: ids: expected integers from 0 to 3; got 4.',
    );
  });
});

const vocabulary = await vocabularyOf(['abc\n🙂']);

describe('records are numbers of tokens', () => {
  test('of lines, filled up', async () => {
    const records = await drain(lineRecords(fromText('ab\n\nc\n'), { vocabulary, length: 3 }));
    expect(records.map(({ data }) => vocabulary.decode(data))).toEqual(['ab', 'c']);
    expect(records.every(({ data, shape }) => data.length === 3 && shape[0] === 3)).toBe(true);
  });

  test('of characters in a row, wherever chunks end', async () => {
    const options = { vocabulary, length: 2 };
    for (const source of [fromText('ab\nc🙂a'), byteByByte(fromText('ab\nc🙂ab'))]) {
      const records = await drain(characterRecords(source, options));
      expect(records.map(({ data }) => vocabulary.decode(data))).toEqual(['ab', '\nc', '🙂a']);
    }
  });
});

const latin1 = Uint8Array.of(...fromText('ab\n'), 0xe9, 0x61, 10);
readerLaws({
  name: 'lineRecords',
  read: (file, name) =>
    drain(lineRecords(file, { name, vocabulary, length: 4, maxBytes: 2 ** 16 })),
  files: { text: fromText('abc\na\n🙂c\n'), gzipped: gzipSync('abc\ncab\n') },
  damaged: [
    { what: 'another encoding', file: latin1, says: 'text in UTF-8 at byte 3; got e9 61' },
    {
      what: 'a character that is cut',
      file: fromText('ab\n🙂').subarray(0, 5),
      says: 'text in UTF-8 at byte 3; got f0 9f',
    },
    {
      what: 'a token that is not known',
      file: fromText('a\nbxc\n'),
      says: 'a line of the vocabulary’s 5 tokens at byte 2; got "x"',
    },
    {
      what: 'a line that is too long',
      file: fromText('a\nabcab\n'),
      says: 'a line of at most 4 tokens at byte 2; got 5',
    },
    {
      what: 'a line without end',
      file: gzipSync('a'.repeat(2 ** 20)),
      says: 'a line of at most 65536 bytes at byte 0',
    },
    {
      what: 'a gzip file that is cut off',
      file: gzipSync('abc').subarray(0, 15),
      says: 'a whole gzip file',
    },
  ],
});
readerLaws({
  name: 'characterRecords',
  read: (file, name) => drain(characterRecords(file, { name, vocabulary, length: 2 })),
  files: { text: fromText('abc\na\n🙂c\n') },
  damaged: [
    {
      what: 'another encoding',
      file: latin1,
      says: 'text in UTF-8 at byte 0; got something else in the 6 bytes there',
    },
    {
      what: 'a character that is cut',
      file: fromText('ab\n🙂').subarray(0, 5),
      says: 'text in UTF-8 at byte 5',
    },
    {
      what: 'a character that is not known',
      file: fromText('abx'),
      says: 'the vocabulary’s 5 characters from at byte 0; got "x"',
    },
  ],
});
