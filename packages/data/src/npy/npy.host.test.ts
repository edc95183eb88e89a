import { readerLaws } from '@gen/test-utils';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import golden from '../goldens/npy.json' with { type: 'json' };
import { drain, fromBase64, npy } from '../testing/files.js';
import { npyRecords } from './npy-records.js';
import { parseNpy } from './parse-npy.js';

describe('arrays are as NumPy saved them', () => {
  test.each(golden.cases.map((each) => [each.name, each] as const))('%s', async (_, each) => {
    const { shape, data } = await parseNpy(fromBase64(each.file));
    expect(shape).toEqual(each.shape);
    expect([...data]).toEqual(
      each.data.map((x) => (data instanceof Float32Array ? Math.fround(x) : x)),
    );
  });

  test('gzipped too', async () => {
    const { data } = await parseNpy(gzipSync(fromBase64(golden.cases[0]!.file)));
    expect([...data]).toEqual([0, 1, 2, 3, 4, 5]);
  });
});

describe('records are the rows of the array', () => {
  test.each(golden.cases.map((each) => [each.name, each] as const))('%s', async (_, each) => {
    const records = await drain(npyRecords(fromBase64(each.file)));
    expect(records).toHaveLength(each.shape[0] ?? 1);
    const { data } = await parseNpy(fromBase64(each.file));
    expect(records.flatMap((record) => [...record.data])).toEqual([...data]);
    for (const { shape } of records) expect(shape).toEqual(each.shape.slice(1));
  });

  test('with labels of another file', async () => {
    const options = {
      labels: npy("'<i8'", '(2,)', Uint8Array.of(7, 0, 0, 0, 0, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0, 0)),
    };
    const records = await drain(npyRecords(npy("'|u1'", '(2, 1)', Uint8Array.of(1, 2)), options));
    expect(records.map(({ label }) => label)).toEqual([7, 9]);
  });

  test('many small ones, of which each is little work', async () => {
    const count = 100_000;
    const records = await drain(
      npyRecords(npy("'|u1'", `(${count}, 3)`, new Uint8Array(3 * count).fill(5))),
    );
    expect(records).toHaveLength(count);
    expect(records.at(-1)!.data).toEqual(Uint8Array.of(5, 5, 5));
  });
});

const floats = (...numbers: number[]): Uint8Array =>
  new Uint8Array(Float32Array.from(numbers).buffer);
const good = npy("'<f4'", '(2, 2)', floats(1, 2, 3, 4));
const damaged = [
  { what: 'an empty file', file: new Uint8Array(), says: 'byte 0; got an empty file' },
  {
    what: 'another kind of file',
    file: Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 1, 2, 3, 4),
    says: 'magic number',
  },
  {
    what: 'a cut header',
    file: good.subarray(0, 30),
    says: 'bytes of the header at byte 10; got 20',
  },
  {
    what: 'cut numbers',
    file: good.subarray(0, good.length - 5),
    says: 'the file is cut off at byte',
  },
  {
    what: 'more than it declares',
    file: Uint8Array.from([...good, 1]),
    says: 'expected the end of the file',
  },
  {
    what: 'objects of Python',
    file: npy("'|O'", '(1,)', floats(1)),
    says: "got '|O'. Objects are programs",
  },
  {
    what: 'records of fields',
    file: npy("[('x', '<f4')]", '(1,)', floats(1)),
    says: 'a type of numbers at byte 10',
  },
  { what: 'complex numbers', file: npy("'<c8'", '(1,)', floats(1, 2)), says: "got '<c8'" },
  {
    what: 'a huge shape',
    file: npy("'<f8'", '(9999999999, 9999999999)', floats(1)),
    says: 'raise maxBytes',
  },
  {
    what: 'a shape without end',
    file: npy("'<f8'", `(${'9'.repeat(400)},)`, floats(1)),
    says: 'header with shape',
  },
  {
    what: 'records without numbers',
    file: npy("'<f8'", '(9999999999, 0)', floats()),
    says: 'records of at least one number',
  },
  {
    what: 'no shape',
    file: npy("'<f4'", 'None', floats(1)),
    says: 'a header with shape and fortran_order',
  },
  {
    what: 'NaN',
    file: npy("'<f4'", '(2, 2)', floats(1, 2, NaN, 4)),
    says: 'expected a finite number at byte 88; got NaN',
  },
  {
    what: 'infinity',
    file: npy("'<f4'", '(2, 2)', floats(1, -Infinity, 3, 4)),
    says: 'byte 84; got -Infinity',
  },
  {
    what: 'an integer that no double holds',
    file: npy("'<i8'", '(1,)', new Uint8Array(8).fill(0x7f)),
    says: 'int64 up to 2⁵³',
  },
];
const files = Object.fromEntries(
  golden.cases.slice(0, 13).map((each) => [each.name, fromBase64(each.file)]),
);
readerLaws({
  name: 'npyRecords',
  read: (file, name) => drain(npyRecords(file, { name })),
  files,
  damaged: damaged.map((each) => each),
  mutations: 100,
});

test('NaN passes where it is allowed to', async () => {
  const { data } = await parseNpy(npy("'<f4'", '(2,)', floats(NaN, 1)), { nonFinite: true });
  expect(data).toEqual(Float32Array.of(NaN, 1));
});

test('a huge size with few bytes behind it costs few bytes', async () => {
  const before = process.memoryUsage().arrayBuffers;
  await parseNpy(npy("'|u1'", '(1000000000,)', floats(1))).catch(() => undefined);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(2 ** 20);
});
