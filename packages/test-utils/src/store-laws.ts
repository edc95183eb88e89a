import { InputError } from '@gen/core';
import type { Store } from '@gen/core/train';
import { describe, expect, test } from 'vitest';

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);

/** Laws that every store obeys; `make` gives an empty one each time. */
export function storeLaws(name: string, make: () => Promise<Store> | Store): void {
  describe(name, () => {
    test('gives back what was put last', async () => {
      const store = await make();
      await store.put('a', bytes(1, 2, 3));
      expect(await store.get('a')).toEqual(bytes(1, 2, 3));
      await store.put('a', bytes(4));
      expect(await store.get('a')).toEqual(bytes(4));
    });

    test('an empty blob is not a missing one', async () => {
      const store = await make();
      await store.put('empty', bytes());
      expect(await store.get('empty')).toEqual(bytes());
      expect(await store.get('missing')).toBeUndefined();
    });

    test('keeps its own copy of the bytes, and of a view no more than its part', async () => {
      const store = await make();
      const view = bytes(0, 1, 2, 3).subarray(1, 3);
      await store.put('a', view);
      view[0] = 9;
      (await store.get('a'))![1] = 8;
      expect(await store.get('a')).toEqual(bytes(1, 2));
    });

    test('appends to what is there, and makes what is not', async () => {
      const store = await make();
      await store.append('log', bytes(1, 2));
      const view = bytes(0, 3, 4).subarray(1, 2);
      const appending = store.append('log', view);
      view[0] = 9;
      await appending;
      expect(await store.get('log')).toEqual(bytes(1, 2, 3));
      await store.append('log', bytes());
      await store.put('log', bytes(5));
      await store.append('log', bytes(6));
      expect(await store.get('log')).toEqual(bytes(5, 6));
      expect(await store.list()).toEqual(['log']);
    });

    test('keeps the order of what is put and appended at the same time', async () => {
      const store = await make();
      const parts = Array.from({ length: 20 }, (_, i) => bytes(i, i));
      await Promise.all([
        store.put('log', bytes(99)),
        ...parts.map((part) => store.append('log', part)),
      ]);
      expect([...(await store.get('log'))!]).toEqual([99, ...parts.flatMap((part) => [...part])]);
    });

    test('lists the names in order, and none before the first put', async () => {
      const store = await make();
      expect(await store.list()).toEqual([]);
      for (const each of ['b.csv', 'a-1', 'C_2']) await store.put(each, bytes(1));
      expect(await store.list()).toEqual(['C_2', 'a-1', 'b.csv']);
    });

    test('what is removed is gone, and removing it again does nothing', async () => {
      const store = await make();
      await store.put('a', bytes(1));
      await store.remove('a');
      await store.remove('a');
      expect(await store.get('a')).toBeUndefined();
      expect(await store.list()).toEqual([]);
    });

    test('puts at the same time leave the bytes of the last, whole', async () => {
      const store = await make();
      const blobs = [1, 2, 3, 4].map((value) => new Uint8Array(100_000 * value).fill(value));
      await Promise.all(blobs.map((blob) => store.put('a', blob)));
      expect((await store.get('a'))!.every((value) => value === 4)).toBe(true);
      expect(await store.get('a')).toHaveLength(400_000);
      expect(await store.list()).toEqual(['a']);
    });

    test.each([
      '',
      '.',
      '..',
      '../a',
      '/a',
      'a/b',
      'a\\b',
      '.a',
      'a.',
      'a\0',
      'ä',
      'a'.repeat(201),
    ])('refuses the name %j', async (wrong) => {
      const store = await make();
      await expect(store.put(wrong, bytes(1))).rejects.toThrow(InputError);
      await expect(store.append(wrong, bytes(1))).rejects.toThrow(InputError);
      expect(await store.list()).toEqual([]);
    });
  });
}
