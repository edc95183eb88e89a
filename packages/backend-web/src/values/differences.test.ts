import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';

// What the README says is not the same on every engine, where it is at least certain on each.

const engine = tf.getBackend();

async function numberOf(compute: () => tf.Tensor): Promise<number> {
  const y = tf.tidy(compute);
  const [value] = await y.data();
  y.dispose();
  return value!;
}

interface Difference {
  readonly compute: () => tf.Tensor;
  readonly cpu: number;
  readonly wasm: number;
  readonly tensorflow: number;
  /** None where it depends on the driver. */
  readonly webgpu?: number;
}

const differences: Readonly<Record<string, Difference>> = {
  'clipByValue of NaN': {
    compute: () => tf.clipByValue([NaN], -1, 2),
    cpu: NaN,
    wasm: -1,
    tensorflow: NaN,
  },
  'relu6 of NaN': { compute: () => tf.relu6([NaN]), cpu: NaN, wasm: 0, tensorflow: NaN },
  'maximum of 1 and NaN': {
    compute: () => tf.maximum([1], [NaN]),
    cpu: NaN,
    wasm: NaN,
    tensorflow: NaN,
  },
  'sign of NaN': { compute: () => tf.sign([NaN]), cpu: 0, wasm: NaN, tensorflow: NaN },
  '3 modulo infinity': {
    compute: () => tf.mod([3], [Infinity]),
    cpu: 3,
    wasm: 3,
    tensorflow: 3,
  },
  '2²⁴ + 1, summed as an integer': {
    compute: () => tf.sum(tf.tensor1d([2 ** 24, 1], 'int32')),
    cpu: 2 ** 24 + 1,
    wasm: 2 ** 24 + 1,
    tensorflow: 2 ** 24 + 1,
    webgpu: 2 ** 24,
  },
};

for (const [name, difference] of Object.entries(differences)) {
  const expected = difference[engine as 'cpu'] as number | undefined;
  const told = expected === undefined ? 'a number or NaN' : String(expected);
  test(`${name} is ${told} on ${engine}`, async () => {
    const got = await numberOf(difference.compute);
    expect(got).toEqual(expected ?? expect.any(Number));
  });
}

test('oneHot of depth 1 is an error everywhere', () => {
  expect(() => tf.oneHot(tf.tensor1d([0], 'int32'), 1)).toThrow(/depth must be >=2/);
});
