import * as tf from '@tensorflow/tfjs-core';

/**
 * Computes a few values that are known in closed form on the current backend.
 *
 * Rejects where one is wrong: a driver may compile a kernel and still compute nonsense.
 */
export async function selfTest(): Promise<void> {
  for (const { name, compute, expected } of checks) {
    const result = tf.tidy(compute);
    const values = await result.data();
    result.dispose();
    if (!agree(values, expected)) {
      throw new Error(`${name} gives ${[...values]} where ${expected} is right.`);
    }
  }
}

interface Check {
  readonly name: string;
  readonly compute: () => tf.Tensor;
  readonly expected: readonly number[];
}

const matrix = (): tf.Tensor2D => tf.tensor2d([1, 2, 3, 4, 5, 6], [2, 3]);

const checks: readonly Check[] = [
  {
    name: 'matMul',
    compute: () => tf.matMul(matrix(), matrix(), false, true),
    expected: [14, 32, 32, 77],
  },
  {
    name: 'the gradient of sum(tanh(x)²)',
    compute: () => tf.grad((x) => tf.sum(tf.square(tf.tanh(x))))(tf.tensor1d([-1, 0, 0.5])),
    expected: [-1, 0, 0.5].map((x) => 2 * Math.tanh(x) * (1 - Math.tanh(x) ** 2)),
  },
  {
    name: 'conv2d',
    compute: () =>
      tf.conv2d(tf.ones<tf.Rank.R4>([1, 3, 3, 1]), tf.ones<tf.Rank.R4>([2, 2, 1, 1]), 1, 'same'),
    expected: [4, 4, 2, 4, 4, 2, 2, 2, 1],
  },
];

const agree = (values: ArrayLike<number>, expected: readonly number[]): boolean =>
  values.length === expected.length &&
  expected.every(
    (value, i) => Math.abs(value - (values[i] ?? NaN)) <= 1e-4 * (1 + Math.abs(value)),
  );
