import { readerLaws } from '@gen/test-utils';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { drain, fromText } from '../testing/files.js';
import { csvRecords, type CsvRecordsOptions } from './csv-records.js';

const read = async (text: string, options?: CsvRecordsOptions): Promise<number[][]> =>
  (await drain(csvRecords(fromText(text), options))).map(({ data }) => [...data]);

describe('tables are read as RFC 4180 says', () => {
  test.each([
    [
      'plain',
      'a,b\n1,2\n3,4\n',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    [
      'without an end of the last line',
      'a,b\n1,2\n3,4',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    [
      'ends of lines of Windows, and empty lines',
      'a,b\r\n1,2\r\n\r\n3,4\r\n',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    ['quoted fields', '"a","b"\n"1","2"\n', [[1, 2]]],
    ['a name of two lines with quotes and a comma', '"a ""x"",\r\ny",b\n1,2\n', [[1, 2]]],
    ['a byte order mark', '\ufeffa,b\n1,2\n', [[1, 2]]],
    ['spaces, signs and exponents', 'a,b\n 1e3 ,-.5\n', [[1000, -0.5]]],
  ])('%s', async (_, text, rows) => {
    expect(await read(text)).toEqual(rows);
    expect(await drain(csvRecords(gzipSync(text)))).toHaveLength(rows.length);
  });

  test('columns by name, in the order that is asked for', async () => {
    expect(await read('a,b,c\n1,2,3\n', { columns: ['c', 'a'] })).toEqual([[3, 1]]);
  });

  test('without a header columns are called by their place', async () => {
    const records = await drain(csvRecords(fromText('1,2\n3,4\n'), { header: false, label: '1' }));
    expect(records).toEqual([
      { shape: [1], data: Float32Array.of(1), label: 2 },
      { shape: [1], data: Float32Array.of(3), label: 4 },
    ]);
  });

  test('tabs, and words that mean numbers', async () => {
    const parse = (text: string): number => (text === '?' ? -1 : Number(text));
    expect(await read('a\tb\n?\t2\n', { delimiter: '\t', parse })).toEqual([[-1, 2]]);
  });

  test('many rows, over the ends of chunks and blocks', async () => {
    const text = Array.from({ length: 30_000 }, (_, i) => `${i},"${i + 0.5}"`).join('\n');
    const rows = await read(`a,b\n${text}`);
    expect(rows).toHaveLength(30_000);
    expect(rows.every(([a, b], i) => a === i && b === i + 0.5)).toBe(true);
  });
});

test('NaN passes where it is allowed to', async () => {
  expect(await read('a,b\nnan,\n', { nonFinite: true })).toEqual([[NaN, NaN]]);
});

readerLaws({
  name: 'csvRecords',
  read: (file, name) => drain(csvRecords(file, { name, label: 'class', maxBytes: 2 ** 20 })),
  files: {
    'a table': fromText('x,"a ""long"" name",class\n1,2,0\n"3",-4e-1,1\n5,6,2\n'),
    'a gzipped table': gzipSync('x,y,class\n1,2,0\n3,4,1\n'),
  },
  damaged: [
    { what: 'an empty file', file: fromText(''), says: 'a table at byte 0; got an empty file' },
    {
      what: 'a field that is no number',
      file: fromText('x,class\n1,0\ncat,1\n'),
      says: 'a finite number in column x of the row at byte 12; got "cat"',
    },
    { what: 'an empty field', file: fromText('x,class\n,1\n'), says: 'got ""' },
    { what: 'NaN', file: fromText('x,class\nNaN,1\n'), says: 'or pass nonFinite: true.' },
    {
      what: 'a number beyond single precision',
      file: fromText('x,class\n1e39,1\n'),
      says: 'got "1e39"',
    },
    {
      what: 'a row that is too short',
      file: fromText('x,class\n1,0\n1\n'),
      says: '2 fields at byte 12; got 1',
    },
    {
      what: 'a row that is too long',
      file: fromText('x,class\n1,0,5\n'),
      says: '2 fields at byte 8; got 3',
    },
    {
      what: 'a label that is none',
      file: fromText('x,class\n1,-2\n'),
      says: 'a label from 0 on, in column class, at byte 8; got "-2"',
    },
    {
      what: 'no such column',
      file: fromText('x,y\n1,2\n'),
      says: 'a column "class" at byte 0; got x, y',
    },
    {
      what: 'a quote that is never closed',
      file: fromText('x,class\n"1,0\n1,0\n'),
      says: 'a row of a table at byte 8; got',
    },
    {
      what: 'what follows a quote',
      file: fromText('x,class\n"1"2,0\n'),
      says: 'a row of a table at byte 8',
    },
    {
      what: 'an image',
      file: Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 10),
      says: 'text in UTF-8 at byte 0; got 89 50 4e 47',
    },
    {
      what: 'text of another encoding',
      file: Uint8Array.of(...fromText('x,class\n1,0\n'), 0xe9, 10),
      says: 'text in UTF-8 at byte 12; got e9',
    },
    {
      what: 'a row without end',
      file: gzipSync(`x,class\n${'1'.repeat(2 ** 21)}`),
      says: 'a line of at most 1048576 bytes at byte 8',
    },
    {
      what: 'a quote without end over many lines',
      file: gzipSync(`x,class\n"${'1\n'.repeat(2 ** 21)}`),
      says: 'a row of at most 1048576 bytes at byte 8',
    },
  ],
});
