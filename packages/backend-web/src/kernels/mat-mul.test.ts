import * as tf from '@tensorflow/tfjs-core';
import { expectClose } from '@gen/test-utils';
import { expect, test } from 'vitest';

// Sizes on both sides of what a tile, a panel and a block of the WASM kernel hold.
const sizes = [
  [1, 1, 1],
  [1, 7, 9],
  [4, 8, 8],
  [5, 3, 17],
  [13, 31, 6],
  [250, 5, 9],
  [3, 400, 10],
  [2, 3, 1030],
] as const;

// WebGPU runs tfjs's own kernels, and takes a second to compile one for each of these shapes.
const here = tf.getBackend() === 'webgpu' ? sizes.slice(3, 5) : sizes;

const sides = [false, true].flatMap((left) => [false, true].map((right) => [left, right] as const));

const ramp = (shape: readonly number[], step: number): Float32Array =>
  Float32Array.from({ length: tf.util.sizeFromShape([...shape]) }, (_, i) =>
    Math.sin(1 + step * i),
  );

const swap = ([rows, columns]: readonly [number, number], transposed: boolean) =>
  (transposed ? [columns, rows] : [rows, columns]) as [number, number];

/** The product in float64, element by element. */
function oracle(
  a: (i: number, k: number) => number,
  b: (k: number, j: number) => number,
  [rows, inner, columns]: readonly [number, number, number],
): number[] {
  return Array.from({ length: rows * columns }, (_, at) => {
    let sum = 0;
    for (let k = 0; k < inner; k++) sum += a(Math.floor(at / columns), k) * b(k, at % columns);
    return sum;
  });
}

for (const [rows, inner, columns] of here) {
  for (const [left, right] of sides) {
    test(`matMul of [${rows}, ${inner}]${left ? 'ᵀ' : ''} and [${inner}, ${columns}]${right ? 'ᵀ' : ''} is the sum over the inner axis`, async () => {
      const shapes = [swap([rows, inner], left), swap([inner, columns], right)] as const;
      const [a, b] = [ramp(shapes[0], 0.7), ramp(shapes[1], 0.3)];
      const product = tf.tidy(() =>
        tf.matMul(tf.tensor2d(a, shapes[0]), tf.tensor2d(b, shapes[1]), left, right),
      );
      expect(product.shape).toEqual([rows, columns]);
      const expected = oracle(
        (i, k) => a[left ? k * rows + i : i * inner + k]!,
        (k, j) => b[right ? j * inner + k : k * columns + j]!,
        [rows, inner, columns],
      );
      await expectClose(product, expected, 1e-6 * (1 + inner));
      product.dispose();
    });
  }
}

test('matMul over stacks multiplies matrix by matrix, a single one with each', async () => {
  const [a, b] = [ramp([2, 3, 4, 5], 0.7), ramp([3, 6, 5], 0.3)];
  const product = tf.tidy(() =>
    tf.matMul(tf.tensor(a, [2, 3, 4, 5]), tf.tensor(b, [3, 6, 5]), false, true),
  );
  expect(product.shape).toEqual([2, 3, 4, 6]);
  const expected = Array.from({ length: 6 }, (_, s) =>
    oracle(
      (i, k) => a[s * 20 + i * 5 + k]!,
      (k, j) => b[(s % 3) * 30 + j * 5 + k]!,
      [4, 5, 6],
    ),
  ).flat();
  await expectClose(product, expected);
  product.dispose();
});

for (const activation of ['linear', 'relu', 'sigmoid', 'elu'] as const) {
  test(`fused.matMul adds the bias, then applies ${activation}`, async () => {
    const [fused, steps] = tf.tidy(() => {
      const a = tf.tensor2d(ramp([7, 5], 0.7), [7, 5]);
      const b = tf.tensor2d(ramp([6, 5], 0.3), [6, 5]);
      const bias = tf.tensor1d(ramp([6], 0.9));
      const sum = tf.add(tf.matMul(a, b, false, true), bias);
      const apply = { linear: tf.clone, relu: tf.relu, sigmoid: tf.sigmoid, elu: tf.elu };
      return [
        tf.fused.matMul({ a, b, transposeB: true, bias, activation }),
        apply[activation](sum) as tf.Tensor,
      ];
    });
    await expectClose(fused!, steps!);
    tf.dispose([fused!, steps!]);
  });
}

test('matMul leaves nothing behind but its product', () => {
  const [a, b] = [tf.ones<tf.Rank.R2>([3, 4]), tf.ones<tf.Rank.R2>([5, 4])];
  const before = tf.engine().backend.numDataIds();
  const product = tf.matMul(a, b, false, true);
  expect(tf.engine().backend.numDataIds() - before).toBe(1);
  tf.dispose([a, b, product]);
});
