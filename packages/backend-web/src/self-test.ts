import * as tf from '@tensorflow/tfjs-core';
import { key } from '@gen/core';
import { bits } from '@gen/core/random';

/**
 * Computes a few values that are known in closed form on the current backend.
 *
 * Rejects where one is wrong: a driver may compile a kernel and still compute nonsense.
 */
export async function selfTest(): Promise<void> {
  // All are under way before the first is waited for.
  const results = checks.map(({ compute }) => tf.tidy(compute));
  try {
    const values = await Promise.all(results.map((result) => result.data()));
    checks.forEach((check, i) => compare(check, values[i]!));
  } finally {
    tf.dispose(results);
  }
}

interface Check {
  readonly name: string;
  readonly compute: () => tf.Tensor;
  readonly expected: readonly number[];
  /** Largest error, relative to 1 + |value|. */
  readonly tolerance?: number;
}

function compare({ name, expected, tolerance = 1e-5 }: Check, values: ArrayLike<number>): void {
  const right =
    values.length === expected.length &&
    expected.every((value, i) => Math.abs(value - values[i]!) <= tolerance * (1 + Math.abs(value)));
  if (!right) throw new Error(`${name} gives ${Array.from(values)} where ${expected} is right.`);
}

const matrix = (): tf.Tensor2D => tf.tensor2d([1, 2, 3, 4, 5, 6], [2, 3]);
const image = (): tf.Tensor4D => tf.tensor4d([1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 3, 3, 1]);
const filter = (): tf.Tensor4D => tf.tensor4d([1, 2, 3, 4], [2, 2, 1, 1]);

/** More numbers than one workgroup adds up. */
const MANY = 10_000;

const checks: readonly Check[] = [
  {
    name: 'matMul',
    compute: () => tf.matMul(matrix(), matrix(), false, true),
    expected: [14, 32, 32, 77],
  },
  {
    name: 'matMul of the first transposed',
    compute: () => tf.matMul(matrix(), matrix(), true),
    expected: [17, 22, 27, 22, 29, 36, 27, 36, 45],
  },
  {
    name: 'conv2d',
    compute: () => tf.conv2d(image(), filter(), 1, 'valid'),
    expected: [37, 47, 67, 77],
  },
  {
    name: 'the gradient of conv2d in its images and its filter',
    compute: () => {
      const f = (x: tf.Tensor, w: tf.Tensor): tf.Tensor =>
        tf.sum(tf.conv2d(x as tf.Tensor4D, w as tf.Tensor4D, 1, 'valid'));
      return tf.concat(
        tf
          .grads(f)([image(), filter()])
          .map((dx) => tf.reshape(dx, [-1])),
      );
    },
    expected: [1, 3, 2, 4, 10, 6, 3, 7, 4, 12, 16, 24, 28],
  },
  {
    name: `the sum of 0 … ${MANY - 1}, divided by their number,`,
    compute: () => tf.mean(tf.range(0, MANY)),
    expected: [(MANY - 1) / 2],
    tolerance: 1e-4, // some add up one by one
  },
  {
    name: 'exp',
    compute: () => tf.exp(tf.tensor1d([-80, -1, 0, 1e-3, 8])),
    expected: [-80, -1, 0, 1e-3, 8].map(Math.exp),
  },
  {
    name: 'log',
    compute: () => tf.log(tf.tensor1d([1e-30, 0.5, 1, 3, 1e30])),
    expected: [1e-30, 0.5, 1, 3, 1e30].map(Math.log),
  },
  {
    name: 'the gradient of sum(tanh(x)²)',
    compute: () => tf.grad((x) => tf.sum(tf.square(tf.tanh(x))))(tf.tensor1d([-1, 0, 0.5])),
    expected: [-1, 0, 0.5].map((x) => 2 * Math.tanh(x) * (1 - Math.tanh(x) ** 2)),
  },
  {
    name: 'gather',
    compute: () => tf.gather(matrix(), tf.tensor1d([2, 0, 0], 'int32'), 1),
    expected: [3, 1, 1, 6, 4, 4],
  },
  {
    name: 'the draw of bits with key 0',
    compute: () => bits(key(0), [4]),
    // Random123, kat_vectors, philox4x32 10.
    expected: [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8].map((word) => word | 0),
    tolerance: 0,
  },
];
