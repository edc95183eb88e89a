import { expect, test } from 'vitest';
import { memoryStore } from './memory-store.js';

test('gives back what was put last, in memory of its own', async () => {
  const store = memoryStore();
  const bytes = new Uint8Array([1, 2]);
  await store.put('b', bytes);
  await store.put('a', new Uint8Array([3]));
  bytes[0] = 9;
  (await store.get('b'))![0] = 8;
  expect(await store.get('b')).toEqual(new Uint8Array([1, 2]));
  expect(await store.list()).toEqual(['a', 'b']);

  await store.put('b', new Uint8Array([4]));
  await store.remove('a');
  await store.remove('a');
  expect(await store.get('b')).toEqual(new Uint8Array([4]));
  expect(await store.get('a')).toBeUndefined();
  expect(await store.list()).toEqual(['b']);
});
