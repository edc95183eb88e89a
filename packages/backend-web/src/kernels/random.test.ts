import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import {
  philoxBernoulli,
  philoxBernoulliSigmoid,
  philoxBits,
  philoxGamma,
  philoxGammaOfKey,
  philoxGaussian,
  philoxIntegers,
  philoxUniform,
  runKernel,
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

test('Bernoulli draws of logits and a bias equal the reference', async () => {
  for (const shape of [[5], [3, 7], [2, 64, 4]]) {
    const logits = tf.reshape(tf.linspace(-30, 30, tf.util.sizeFromShape(shape)), shape);
    const bias = tf.linspace(-1, 1, shape.at(-1)!);
    const attrs = { key: keys[1], shape };
    const draw = runKernel(philoxBernoulliSigmoid, { logits, bias }, attrs);
    await expectClose(draw, philoxBernoulliSigmoid.reference({ logits, bias }, attrs), 0);
  }
});

/** The kernel of gamma draws that has a body on the engine. */
const gammaBody = (): typeof philoxGamma | undefined =>
  [philoxGamma, philoxGammaOfKey].find(
    ({ name }) => tf.getKernel(name, tf.getBackend()) !== undefined,
  );

test('gamma draws and their logarithms are those of the reference', async () => {
  const gamma = gammaBody();
  if (gamma === undefined) return expect(tf.getBackend()).toBe('webgpu'); // composes them
  for (const size of [1, 7, 1024, 1030, 5001]) {
    const some = tf.linspace(0.05, 4, size);
    for (const concentration of [tf.scalar(0.3), tf.scalar(1), tf.scalar(2.5), some]) {
      for (const isLog of [false, true]) {
        const attrs = { key: keys[1], shape: [size], isLog };
        const body = tf.engine().runKernel(gamma.name, { concentration }, attrs) as tf.Tensor;
        const [got, want] = await Promise.all([
          body.data(),
          philoxGamma.reference({ concentration }, attrs).data(),
        ]);
        // Engines round a logarithm differently, which once in 10⁵ draws turns an acceptance.
        const isFar = (x: number, i: number): boolean =>
          Math.abs(x - want[i]!) > 2e-5 * Math.max(1, Math.abs(want[i]!));
        expect(Array.from(got).filter(isFar).length).toBeLessThanOrEqual(size > 1000 ? 1 : 0);
      }
    }
  }
});

test('gamma draws take the rounds of the reference in its order, however many are drawn', async () => {
  const gamma = gammaBody();
  if (gamma === undefined) return;
  // Above 300,000 elements the reference tries fewer rounds at a time.
  const size = 400_000;
  const attrs = { key: keys[0], shape: [size], isLog: true };
  const concentration = tf.scalar(1.25);
  const body = tf.engine().runKernel(gamma.name, { concentration }, attrs) as tf.Tensor;
  const distance = tf.abs(tf.sub(body, philoxGamma.reference({ concentration }, attrs)));
  const [count] = await tf.sum(tf.cast(tf.greater(distance, 1e-4), 'float32')).data();
  expect(count).toBeLessThan(10);
});
