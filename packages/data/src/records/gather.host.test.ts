import { describe, expect, test } from 'vitest';
import type { DataRecord } from './data-record.js';
import { gather } from './gather.js';
import { imageDataset } from './image-dataset.js';

async function* of(...records: DataRecord[]): AsyncGenerator<DataRecord> {
  yield* records;
}
const record = (...values: number[]): DataRecord => ({
  shape: [values.length],
  data: Int16Array.from(values),
});

describe('gather', () => {
  test('puts records of one shape into one array of their type', async () => {
    expect(await gather(of(record(1, 2), record(3, 4)))).toEqual({
      shape: [2, 2],
      data: Int16Array.of(1, 2, 3, 4),
    });
  });

  test('keeps labels where all have one', async () => {
    const labelled = { ...record(1), label: 7 };
    expect((await gather(of(labelled, labelled))).labels).toEqual(Int32Array.of(7, 7));
    expect((await gather(of(labelled, record(1)))).labels).toBeUndefined();
  });

  test('takes no more than is asked for', async () => {
    let taken = 0;
    async function* endless(): AsyncGenerator<DataRecord> {
      for (;;) {
        taken++;
        yield record(1);
      }
    }
    expect((await gather(endless(), { count: 3 })).shape).toEqual([3, 1]);
    expect(taken).toBe(3);
    await expect(gather(endless(), { maxBytes: 100 })).rejects.toThrow(
      'gather: records: expected at most 100 bytes; got more, from record 50 on.',
    );
  });

  test('says which record is not like the first', async () => {
    const other = { ...record(1), name: 'b.png' };
    await expect(gather(of(record(1, 2), other))).rejects.toThrow(
      'gather: b.png: expected what the first record is: Int16Array of shape [2]; got Int16Array of shape [1].',
    );
    await expect(gather(of(record(1), { shape: [1], data: Uint8Array.of(1) }))).rejects.toThrow(
      'gather: record 1',
    );
    await expect(gather(of())).rejects.toThrow('expected at least one record; got none.');
  });
});

describe('imageDataset', () => {
  const image = (label: number): DataRecord => ({
    shape: [2, 1, 3],
    data: new Uint8Array(6).fill(label),
    label,
  });

  test('is a data set of its images', async () => {
    expect(
      await imageDataset(of(image(1), image(0)), { name: 'x', split: 'test', classes: ['a', 'b'] }),
    ).toEqual({
      name: 'x',
      split: 'test',
      count: 2,
      height: 2,
      width: 1,
      channels: 3,
      images: Uint8Array.of(1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0),
      labels: Uint8Array.of(1, 0),
      classes: ['a', 'b'],
    });
  });

  test('is of images alone, with labels that a byte holds', async () => {
    await expect(imageDataset(of(record(1)), { name: 'x' })).rejects.toThrow(
      'expected images: uint8 of shape',
    );
    await expect(imageDataset(of({ ...image(0), label: 256 }), { name: 'x' })).rejects.toThrow(
      'imageDataset: x: expected labels from 0 to 255; got 256.',
    );
  });
});
