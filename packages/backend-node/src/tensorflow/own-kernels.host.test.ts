import * as tf from '@tensorflow/tfjs-core';
import { use } from '@gen/core';
import {
  adamStep,
  groupNormalization,
  groupNormalizationGrad,
  philoxGamma,
  philoxIntegers,
  type AdamStepAttrs,
} from '@gen/core/kernels';
import { beforeAll, describe, expect, test } from 'vitest';
import { nodeBackend } from '../node-backend.js';
import type { TensorflowBackend } from './backend.js';
import { findAddons } from './find-addons.js';
import { findPackage } from './find-package.js';
import { adamKernels } from './kernels/adam.js';
import { ownAdamStep } from './kernels/own-adam.js';
import { ownGamma } from './kernels/own-gamma.js';
import { ownNormalizationKernels } from './kernels/own-group-normalization.js';
import { ownRandomKernels, randomKernels } from './kernels/random.js';
import { hasOwnOps } from './own-kernels.js';

const found = findPackage();
const has = found !== undefined && findAddons(found).length > 0;

const key = [0xdeadbeef, 0x01234567];
const runOn = async (
  { kernelFunc }: tf.KernelConfig,
  inputs: tf.NamedTensorMap,
  attrs: object,
): Promise<tf.TypedArray[]> => {
  const results = kernelFunc({
    inputs: inputs as unknown as tf.NamedTensorInfoMap,
    attrs: attrs as tf.NamedAttrMap,
    backend: tf.backend(),
  });
  const tensors = [results].flat() as tf.Tensor[];
  const read = await Promise.all(tensors.map((x) => x.data()));
  tf.dispose(tensors);
  return read;
};

describe.runIf(has)('Ops of our own in TensorFlow', () => {
  beforeAll(async () => {
    await use(nodeBackend({ prefer: 'tensorflow' }));
  });

  test('are in the addon that gen-tensorflow builds', () => {
    expect(hasOwnOps((tf.backend() as TensorflowBackend).binding)).toBe(true);
  });

  // The last is worth several threads.
  const shapes = [[0], [1], [2, 3], [257], [1000, 601]];
  const names = randomKernels.map(({ kernelName }) => kernelName);
  test.each(names)('%s draws what the ops of TensorFlow draw', async (name) => {
    const [own, stateless] = [ownRandomKernels, randomKernels].map((kernels) =>
      kernels.find(({ kernelName }) => kernelName === name)!,
    );
    const range = name === philoxIntegers.name ? { low: -3, count: 4_000_000_000 } : {};
    const probs = tf.scalar(0.3);
    for (const shape of shapes) {
      const attrs = { key, shape, ...range };
      const [drawn, expected] = await Promise.all(
        [own!, stateless!].map(async (kernel) => (await runOn(kernel, { probs }, attrs))[0]!),
      );
      if (name !== 'PhiloxGaussian') expect(drawn).toEqual(expected);
      else expect(furthest(drawn!, expected!)).toBeLessThan(3e-6);
    }
    probs.dispose();
  });

  // Of one concentration for all, or of one each, on several threads.
  test.each([false, true])('draw gamma numbers as the reference, logarithms: %s', async (isLog) => {
    for (const size of [1, 601, 150_001]) {
      const each = tf.add(tf.abs(tf.mul(tf.sin(tf.range(0, size)), 5)), 0.05);
      for (const concentration of [tf.scalar(0.3), tf.scalar(2.5), each]) {
        const attrs = { key: [0xdeadbeef, 0x01234567] as const, shape: [size], isLog };
        const expected = philoxGamma.reference({ concentration }, attrs);
        const [own] = await runOn(ownGamma, { concentration }, attrs);
        const [a, b] = [own!, await expected.data()];
        const far = Array.from(b).filter((x, i) => Math.abs(a[i]! - x) > 5e-6 * (1 + Math.abs(x)));
        // A proposal that is right at the edge may be accepted by one alone.
        expect(far.length).toBeLessThan(1 + size / 1e5);
        tf.dispose([concentration, expected]);
      }
    }
  });

  test.each([false, true])(
    'a step of Adam is that of the reference, decaying: %s',
    async (decays) => {
      const shape = [1001, 601];
      const random = (seed: number) => tf.randomUniform(shape, 0.1, 1, 'float32', seed);
      const inputs = {
        ...{ gradient: random(1), m: random(2), v: random(3), parameter: random(4) },
        coefficients: tf.tensor1d([0.9, 1e-8, 0.01, 0.1]),
      };
      const attrs: AdamStepAttrs = {
        ...{ beta1: Math.fround(0.9), beta2: Math.fround(0.999) },
        decays,
      };
      const reference = adamStep.reference(inputs, attrs);
      const stock = adamKernels.find(({ kernelName }) => kernelName === adamStep.name)!;
      const [own, other] = [
        await runOn(ownAdamStep, inputs, attrs),
        await runOn(stock, inputs, attrs),
      ];
      for (const [i, expected] of reference.entries()) {
        expect(furthest(own[i]!, await expected.data())).toBe(0);
        expect(furthest(other[i]!, await expected.data())).toBeLessThan(1e-5);
      }
      tf.dispose([...Object.values(inputs), ...reference]);
    },
  );

  // Channels in groups; one group, which is layer normalization; as many groups as channels; several threads.
  const normalizations = [
    { shape: [2, 7, 12], groups: 3 },
    { shape: [5, 1, 17], groups: 1 },
    { shape: [3, 4, 5], groups: 5 },
    { shape: [4, 256, 600], groups: 8 },
  ] as const;
  test.each(normalizations)('normalize groups as the reference: %o', async ({ shape, groups }) => {
    const [forward, backward] = ownNormalizationKernels;
    const attrs = { groups, epsilon: 1e-5 };
    const random = (seed: number) => tf.randomUniform([...shape], -1, 2, 'float32', seed);
    const ofChannels = (seed: number) => tf.randomUniform([shape[2]], 0.5, 2, 'float32', seed);
    const [x, dy] = [random(1), random(2)];
    const [scale, offset] = [ofChannels(3), ofChannels(4)];
    const parts: Readonly<Record<string, tf.Tensor>>[] = [{}, { scale }, { scale, offset }];
    for (const part of parts) {
      const y = groupNormalization.reference({ x, ...part }, attrs);
      const [own] = await runOn(forward!, { x, ...part }, attrs);
      expect(furthest(own!, await y.data())).toBeLessThan(1e-5);
      y.dispose();
    }
    for (const part of parts.slice(0, 2)) {
      const dx = groupNormalizationGrad.reference({ x, dy, ...part }, attrs);
      const [own] = await runOn(backward!, { x, dy, ...part }, attrs);
      expect(furthest(own!, await dx.data())).toBeLessThan(1e-5);
      dx.dispose();
    }
    tf.dispose([x, dy, scale, offset]);
  });

  test('say what is wrong with what they are given', async () => {
    const [x, y, coefficients] = [tf.zeros([3]), tf.zeros([2]), tf.zeros([4])];
    const inputs = { gradient: y, m: x, v: x, parameter: x, coefficients };
    const attrs = { beta1: 0.9, beta2: 0.99, decays: false };
    await expect(runOn(ownAdamStep, inputs, attrs)).rejects.toThrow('differ in size');
    tf.dispose([x, y, coefficients]);
  });
});

/** The greatest difference. */
function furthest(a: ArrayLike<number>, b: ArrayLike<number>): number {
  expect(a.length).toBe(b.length);
  let most = 0;
  for (let i = 0; i < a.length; i++) most = Math.max(most, Math.abs(a[i]! - b[i]!));
  return most;
}
