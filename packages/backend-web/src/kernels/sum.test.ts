import * as tf from '@tensorflow/tfjs-core';
import { expectClose, expectNoLeak } from '@gen/test-utils';
import { describe, expect, test } from 'vitest';

const cases: readonly { readonly shape: number[]; readonly axes: number[] }[] = [
  { shape: [], axes: [] },
  { shape: [7], axes: [0] },
  { shape: [1], axes: [0] },
  { shape: [5, 3], axes: [] },
  { shape: [5, 3], axes: [0] },
  { shape: [5, 3], axes: [1] },
  { shape: [300, 23], axes: [0] },
  { shape: [3, 270], axes: [-1] },
  { shape: [2, 9, 3, 5], axes: [1, 3] },
  { shape: [3, 4, 5, 2], axes: [0, 2] },
  { shape: [2, 3, 4, 5], axes: [0, 1, 2] },
  { shape: [2, 3, 2, 2, 3], axes: [0, 2, 4] },
  { shape: [2, 3, 4], axes: [0, 1, 2] },
];

// WebGPU runs tfjs's own kernels, and takes a second to compile one for each of these.
const here = tf.getBackend() === 'webgpu' ? cases.slice(4, 6) : cases;

/** Sums in float64, and the number of terms of each. */
function oracle(x: Float32Array, shape: readonly number[], axes: readonly number[]) {
  const isReduced = shape.map(
    (_, axis) => axes.includes(axis) || axes.includes(axis - shape.length),
  );
  const kept = shape.filter((_, axis) => !isReduced[axis]);
  const sums = new Array<number>(kept.reduce((size, n) => size * n, 1)).fill(0);
  x.forEach((value, i) => {
    let [index, stride] = [0, 1];
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      const along = i % shape[axis]!;
      i = (i - along) / shape[axis]!;
      if (isReduced[axis]) continue;
      index += along * stride;
      stride *= shape[axis]!;
    }
    sums[index]! += value;
  });
  const withOnes = shape.map((size, axis) => (isReduced[axis] ? 1 : size));
  return { sums, kept, withOnes, terms: x.length / sums.length };
}

describe.each(here)('of $shape over $axes', ({ shape, axes }) => {
  const x = Float32Array.from({ length: tf.util.sizeFromShape(shape) }, (_, i) => Math.sin(1 + i));
  const { sums, kept, withOnes, terms } = oracle(x, shape, axes);

  test('sum adds what stands along the axes', async () => {
    const [value, keeping] = tf.tidy(() => {
      const t = tf.tensor(x, shape);
      return [tf.sum(t, axes), tf.sum(t, axes, true)];
    });
    expect(value!.shape).toEqual(kept);
    expect(keeping!.shape).toEqual(withOnes);
    await expectClose(value!, sums, 1e-5);
    await expectClose(keeping!, sums, 1e-5);
    tf.dispose([value!, keeping!]);
  });

  test('mean is the sum by the number of terms', async () => {
    const value = tf.tidy(() => tf.mean(tf.tensor(x, shape), axes));
    expect(value.shape).toEqual(kept);
    await expectClose(
      value,
      sums.map((sum) => sum / terms),
      1e-6,
    );
    value.dispose();
  });
});

// tfjs asks WebGPU for a buffer of no bytes.
if (tf.getBackend() !== 'webgpu') {
  test('a sum of nothing is zero', async () => {
    const value = tf.tidy(() => tf.sum(tf.zeros([0, 3]), 0));
    await expectClose(value, [0, 0, 0], 0);
    value.dispose();
  });
}

test('counts are summed as integers', async () => {
  const value = tf.tidy(() => tf.sum(tf.tensor2d([1, 2, 3, 4], [2, 2], 'int32'), 0));
  expect(value.dtype).toBe('int32');
  expect([...(await value.data())]).toEqual([4, 6]);
  value.dispose();
});

if (tf.getBackend() === 'wasm') {
  test.each([0, 1])('a million equal terms along axis %i lose nothing', async (axis) => {
    const shape: [number, number] = axis === 0 ? [1 << 20, 2] : [2, 1 << 20];
    const value = tf.tidy(() => tf.sum(tf.fill(shape, Math.fround(0.1)), axis));
    await expectClose(
      value,
      [0, 1].map(() => Math.fround(0.1) * (1 << 20)),
      0.02,
    );
    value.dispose();
  });
}

test('sum and mean leave no tensors behind', () =>
  expectNoLeak(() =>
    tf.tidy(() => [tf.sum(tf.ones([2, 3, 4]), [0, 2]), tf.mean(tf.ones([2, 3]))]),
  ));

test('sum leaves no memory behind but its result', () => {
  const x = tf.ones([2, 3, 4]);
  const before = tf.engine().backend.numDataIds();
  const value = tf.sum(x, [0, 2]);
  expect(tf.engine().backend.numDataIds() - before).toBe(1);
  tf.dispose([x, value]);
});
