import { InputError } from '@gen/core';
import fc from 'fast-check';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { bytesSource } from '../sources/bytes-source.js';
import { inflatedChunks } from '../sources/inflated-chunks.js';
import { parseIdx } from './parse-idx.js';

const shapeBytes = (...sizes: number[]): number[] =>
  sizes.flatMap((n) => [(n >>> 24) & 255, (n >>> 16) & 255, (n >>> 8) & 255, n & 255]);

const idx = (type: number, shape: readonly number[], data: readonly number[]): Uint8Array =>
  Uint8Array.from([0, 0, type, shape.length, ...shapeBytes(...shape), ...data]);

const small = idx(0x08, [2, 3], [1, 2, 3, 4, 5, 6]);
const failure = (source: Uint8Array, maxBytes?: number): Promise<unknown> =>
  parseIdx(source, { name: 'digits.idx', ...(maxBytes && { maxBytes }) }).then(
    () => undefined,
    (error: unknown) => error,
  );

describe('numbers of every type are read as they were written', () => {
  test.each([
    ['uint8', 0x08, [0, 127, 255], Uint8Array.of(0, 127, 255)],
    ['int8', 0x09, [0, 127, 255], Int8Array.of(0, 127, -1)],
    ['int16', 0x0b, [0x01, 0x02, 0xff, 0xfe], Int16Array.of(258, -2)],
    ['int32', 0x0c, [0, 1, 0, 0, 0xff, 0xff, 0xff, 0xfd], Int32Array.of(65536, -3)],
    ['float32', 0x0d, [0x3f, 0xc0, 0, 0, 0xc0, 0, 0, 0], Float32Array.of(1.5, -2)],
    ['float64', 0x0e, [0x3f, 0xf8, 0, 0, 0, 0, 0, 0], Float64Array.of(1.5)],
  ])('%s', async (_, type, data, expected) => {
    const file = idx(type, [expected.length], data);
    for (const source of [file, gzipSync(file), new Blob([gzipSync(file)])]) {
      expect(await parseIdx(source)).toEqual({ shape: [expected.length], data: expected });
    }
  });
});

test('the numbers are a copy: the source stays the caller’s', async () => {
  const file = small.slice();
  const { data } = await parseIdx(file);
  data.fill(9);
  expect(file).toEqual(small);
});

describe('what is wrong is said in one line', () => {
  const fetchAgain = 'Fetch or copy the file again.';
  test.each([
    [
      'an empty file',
      Uint8Array.of(),
      `expected the header of an IDX file at byte 0; got an empty file. ${fetchAgain}`,
    ],
    [
      'a cut header',
      small.subarray(0, 9),
      `expected the header of an IDX file at byte 0; got a file that ends after 9 bytes. ${fetchAgain}`,
    ],
    [
      'a truncated file',
      small.subarray(0, 16),
      `expected 6 bytes of numbers of shape [2,3] at byte 12; got 4: the file is cut off at byte 16. ${fetchAgain}`,
    ],
    [
      'trailing bytes',
      Uint8Array.from([...small, 0]),
      'expected the end of the file at byte 18; got more bytes after numbers of shape [2,3]. The header or the data is damaged: fetch or copy the file again.',
    ],
    [
      'a PNG',
      Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10),
      'expected the magic number of an IDX file (00 00, a type from 08 to 0e, a rank) at byte 0; got 89 50 4e 47. Give an IDX file, as MNIST is published, gzipped or not.',
    ],
    [
      'an unknown type',
      idx(0x0a, [1], [0]),
      'expected the magic number of an IDX file (00 00, a type from 08 to 0e, a rank) at byte 0; got 00 00 0a 01. Give an IDX file, as MNIST is published, gzipped or not.',
    ],
    [
      'a size that cannot be',
      idx(0x08, [0xffffffff, 0xffffffff], [1]),
      'expected a header that declares at most 1073741824 bytes at byte 0; got numbers of shape [4294967295,4294967295] (18446744065119617000 bytes). If the file is what you want, raise maxBytes.',
    ],
  ])('%s', async (_, file, message) => {
    const error = await failure(file);
    expect(error).toBeInstanceOf(InputError);
    expect((error as Error).message).toBe(`parseIdx: digits.idx: ${message}`);
  });

  test('a gzip file that is cut off', async () => {
    expect(String(await failure(gzipSync(small).subarray(0, 24)))).toMatch(
      /^InputError: parseIdx: digits.idx: expected a whole gzip file; got one that fails at byte \d+ of what it inflates to \(unexpected end of file\). Fetch or copy the file again.$/,
    );
  });

  test('a gzip file with a wrong checksum', async () => {
    const file = Uint8Array.from(gzipSync(small));
    file[file.length - 8]! ^= 1;
    expect(String(await failure(file))).toContain('expected a whole gzip file; got one that fails');
  });
});

describe('memory is bounded by what is asked for', () => {
  const zeros = Buffer.alloc(64 * 2 ** 20);

  test('a gzip bomb is inflated no further than the header says', async () => {
    const bomb = gzipSync(Buffer.concat([idx(0x08, [4], []), zeros]));
    expect(String(await failure(bomb))).toContain('expected the end of the file at byte 12');
  });

  test('a gzip bomb that declares its size is refused at its header', async () => {
    const bomb = gzipSync(Buffer.concat([idx(0x08, [zeros.length], []), zeros]));
    expect(String(await failure(bomb, 2 ** 20))).toContain(
      'expected a header that declares at most 1048576',
    );
  });

  test('a huge size with few bytes behind it costs few bytes', async () => {
    const before = process.memoryUsage().arrayBuffers;
    await failure(idx(0x08, [2 ** 30 - 8], [1, 2, 3]));
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(2 ** 20);
  });

  test('inflating goes on only as far as chunks are taken', async () => {
    const before = process.memoryUsage().arrayBuffers;
    for await (const chunk of inflatedChunks(bytesSource(gzipSync(zeros)), 'parseIdx')) {
      expect(chunk.length).toBeLessThan(2 ** 20);
      break;
    }
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(16 * 2 ** 20);
  });
});

describe('whatever the bytes are, the answer is numbers or an InputError', () => {
  const answers = async (file: Uint8Array): Promise<void> => {
    const answer = await parseIdx(file, { maxBytes: 2 ** 16 }).catch((error: unknown) => error);
    if (answer instanceof InputError) return;
    const { shape, data } = answer as Awaited<ReturnType<typeof parseIdx>>;
    expect(data.length).toBe(shape.reduce((product, size) => product * size, 1));
  };

  const mutated = (file: Uint8Array) =>
    fc
      .tuple(
        fc.array(fc.tuple(fc.nat(file.length - 1), fc.integer({ min: 0, max: 255 })), {
          maxLength: 3,
        }),
        fc.nat(file.length),
        fc.uint8Array({ maxLength: 3 }),
      )
      .map(([changes, length, tail]) => {
        const bytes = Uint8Array.from(file);
        for (const [at, value] of changes) bytes[at] = value;
        return Uint8Array.from([...bytes.subarray(0, length), ...tail]);
      });

  test.each([
    ['a plain file', small],
    [
      'wide numbers',
      idx(
        0x0e,
        [1, 2],
        Array.from({ length: 16 }, (_, i) => i),
      ),
    ],
    ['a gzipped file', Uint8Array.from(gzipSync(small))],
  ])('mutations of %s', async (_, file) => {
    await fc.assert(fc.asyncProperty(mutated(file), answers), { numRuns: 400, seed: 1 });
  });

  test('any bytes', async () => {
    const bytes = fc.uint8Array({ maxLength: 40 });
    await fc.assert(fc.asyncProperty(bytes, answers), { numRuns: 400, seed: 2 });
  });
});
