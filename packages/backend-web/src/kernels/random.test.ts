import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import {
  philoxBernoulli,
  philoxBits,
  philoxGaussian,
  philoxIntegers,
  philoxUniform,
  type Kernel,
} from '@gen/core/kernels';
import { expectClose } from '@gen/test-utils';

const keys = [
  [0, 0],
  [0xffffffff, 0x80000001],
] as const;

/** The body of the current backend beside the reference, on sizes around the groups of 16. */
async function expectReference(
  kernel: Kernel<never, never>,
  inputs: tf.NamedTensorMap,
  attrs: object,
  tolerance = 0,
): Promise<void> {
  for (const key of keys) {
    for (const shape of [[1], [15], [16], [3, 17], [10_000]]) {
      const full = { key, shape: [...shape, ...(inputs['probs']?.shape ?? [])], ...attrs } as never;
      const body = tf.engine().runKernel(kernel.name, inputs, full) as tf.Tensor;
      await expectClose(body, kernel.reference(inputs as never, full), tolerance);
    }
  }
}

test('this engine has bodies of its own', () => {
  const kernels = [philoxBernoulli, philoxBits, philoxGaussian, philoxIntegers, philoxUniform];
  const missing = kernels.filter(({ name }) => tf.getKernel(name, tf.getBackend()) === undefined);
  expect(missing.map(({ name }) => name)).toEqual([]);
});

test('bits, uniform numbers and integers equal the reference', async () => {
  await expectReference(philoxBits, {}, {});
  await expectReference(philoxUniform, {}, {});
  await expectReference(philoxIntegers, {}, { low: -5, count: 4_000_000_000 });
});

test('normal numbers equal the reference, by logarithms of others to 1e-6', async () => {
  const isOurs = ['cpu', 'wasm'].includes(tf.getBackend());
  await expectReference(philoxGaussian, {}, {}, isOurs ? 0 : 1e-6);
});

test('Bernoulli draws equal the reference', async () => {
  for (const probs of [[0.3], [0, 0.1, 0.5, 0.9, 1]]) {
    await expectReference(philoxBernoulli, { probs: tf.tensor1d(probs) }, {});
  }
});
