import { expect, test } from 'vitest';
import { drain } from '../testing/files.js';
import { cached } from './cached.js';

let asked = 0;
async function* upTo(count: number, fault?: Error): AsyncGenerator<number, void, undefined> {
  for (let i = 0; i < count; i++) {
    asked += 1;
    await Promise.resolve();
    yield i;
  }
  if (fault) throw fault;
}

test('records are read once, for one after another and for several at a time', async () => {
  asked = 0;
  const records = cached(upTo(5));
  const both = await Promise.all([drain(records), drain(records)]);
  expect(both).toEqual([[0, 1, 2, 3, 4], [0, 1, 2, 3, 4]]); // prettier-ignore
  expect(await drain(records)).toEqual([0, 1, 2, 3, 4]);
  expect(asked).toBe(5);
});

test('no more is read than is asked for, and the rest later', async () => {
  asked = 0;
  const records = cached(upTo(5));
  for await (const record of records) if (record === 1) break;
  expect(asked).toBe(2);
  expect(await drain(records)).toHaveLength(5);
  expect(asked).toBe(5);
});

test('an error of the source comes to all who reach it', async () => {
  const records = cached(upTo(2, new Error('torn')));
  await expect(drain(records)).rejects.toThrow('torn');
  await expect(drain(records)).rejects.toThrow('torn');
  for await (const record of records) if (record === 1) break;
});
