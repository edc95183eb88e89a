import { runKernel, unpackBytes } from '@gen/core/kernels';
import { countDispatches, expectNoLeak } from '@gen/test-utils';
import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';

/** Rows of bytes, packed. */
function pack(rows: readonly (readonly number[])[]): tf.Tensor2D {
  const width = Math.ceil(rows[0]!.length / 4);
  const words = new Int32Array(rows.length * width);
  rows.forEach((row, i) => new Uint8Array(words.buffer).set(row, 4 * width * i));
  return tf.tensor2d(words, [rows.length, width], 'int32');
}

const bytes = (count: number, first = 0): number[] =>
  Array.from({ length: count }, (_, i) => (first + 37 * i) % 256);

test('every byte is its share of 255, rounded as a division rounds', async () => {
  const shares = runKernel(unpackBytes, { words: pack([bytes(256)]) }, { size: 256 });
  expect(shares.shape).toEqual([1, 256]);
  expect(await shares.data()).toEqual(Float32Array.from(bytes(256), (byte) => byte / 255));
});

test.each([1, 2, 3, 4, 5, 15, 16, 17, 33])('rows of %i bytes', async (size) => {
  const rows = [0, 101, 202].map((first) => bytes(size, first));
  const words = pack(rows);
  const expected = Float32Array.from(rows.flat(), (byte) => byte / 255);
  expect(await runKernel(unpackBytes, { words }, { size }).data()).toEqual(expected);
});

test('is one dispatch, and leaves nothing behind', async () => {
  const words = pack([bytes(12)]);
  const unpack = (): tf.Tensor => runKernel(unpackBytes, { words }, { size: 12 });
  expect(countDispatches(unpack)).toBe(tf.getBackend() === 'webgpu' ? 1 : 0);
  await expectNoLeak(() => unpack().dispose());
});
