import * as tf from '@tensorflow/tfjs-core';
import { expectClose, expectNoLeak } from '@gen/test-utils';
import { describe, expect, test } from 'vitest';

const functions = {
  add: (a: number, b: number) => a + b,
  sub: (a: number, b: number) => a - b,
  mul: (a: number, b: number) => a * b,
  div: (a: number, b: number) => a / b,
  squaredDifference: (a: number, b: number) => (a - b) ** 2,
  maximum: Math.max,
  minimum: Math.min,
} as const;

// Both sides broadcast, along any axis, by turns; and nothing at all.
const shapes: readonly (readonly [number[], number[]])[] = [
  [[], []],
  [[7], []],
  [[], [5]],
  [
    [4, 3],
    [4, 3],
  ],
  [[5, 9], [9]],
  [
    [5, 9],
    [5, 1],
  ],
  [
    [5, 1],
    [1, 6],
  ],
  [
    [2, 7, 3, 5],
    [2, 1, 3, 1],
  ],
  [
    [2, 1, 3, 1, 2, 1],
    [1, 3, 1, 2, 1, 5],
  ],
  [[3, 1], [0]],
];

// WebGPU runs tfjs's own kernels, and takes a second to compile one for each of these.
const here = tf.getBackend() === 'webgpu' ? shapes.slice(4, 6) : shapes;

const values = (shape: readonly number[], step: number): number[] =>
  Array.from({ length: tf.util.sizeFromShape([...shape]) }, (_, i) =>
    Math.fround(1.5 + Math.sin(1 + step * i)),
  );

/** The element of a tensor that stands at a place of the larger shape that it is broadcast to. */
function at(own: readonly number[], shape: readonly number[], place: number): number {
  let index = 0;
  let stride = 1;
  for (let axis = 1; axis <= shape.length; axis++) {
    const along = place % shape.at(-axis)!;
    place = (place - along) / shape.at(-axis)!;
    const size = own.at(-axis) ?? 1;
    if (size > 1) index += along * stride;
    stride *= size;
  }
  return index;
}

describe.each(Object.keys(functions) as (keyof typeof functions)[])('%s', (name) => {
  test.each(here)('of %j and %j meets the elements that broadcasting says', async (left, right) => {
    const shape = tf.broadcast_util.assertAndGetBroadcastShape([...left], [...right]);
    const [a, b] = [values(left, 0.7), values(right, 0.3)];
    const result = tf.tidy(() => tf[name](tf.tensor(a, left), tf.tensor(b, right)));
    expect(result.shape).toEqual(shape);
    const expected = Array.from({ length: result.size }, (_, i) =>
      functions[name](a[at(left, shape, i)]!, b[at(right, shape, i)]!),
    );
    await expectClose(result, expected, 1e-6);
    result.dispose();
  });

  test('leaves no tensors behind', () =>
    expectNoLeak(() => tf.tidy(() => tf[name](tf.ones([3, 1]), tf.ones([2])))));
});

test('division by zero is infinite, and of zero undefined', async () => {
  const quotient = tf.tidy(() => tf.div(tf.tensor1d([1, -1, 0]), tf.tensor1d([0, 0, 0])));
  expect([...(await quotient.data())]).toEqual([Infinity, -Infinity, NaN]);
  quotient.dispose();
});
