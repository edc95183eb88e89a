import * as tf from '@tensorflow/tfjs-core';
import { adamDirection, adamStep, addScaled, lerp, lerpSquare, runKernel } from '@gen/core/kernels';
import { countDispatches, expectClose, expectNoLeak } from '@gen/test-utils';
import { describe, expect, test } from 'vitest';

const tensor = (shape: number[], of: (i: number) => number): tf.Tensor =>
  tf.tensor(
    Float32Array.from({ length: tf.util.sizeFromShape(shape) }, (_, i) => of(i)),
    shape,
  );

const kernels = {
  lerp: (shape: number[]) => ({
    kernel: lerp,
    inputs: {
      a: tensor(shape, Math.sin),
      x: tensor(shape, Math.cos),
      weight: tf.scalar(0.1),
    },
  }),
  lerpSquare: (shape: number[]) => ({
    kernel: lerpSquare,
    inputs: {
      a: tensor(shape, Math.sin),
      x: tensor(shape, Math.cos),
      weight: tf.scalar(0.001),
    },
  }),
  addScaled: (shape: number[]) => ({
    kernel: addScaled,
    inputs: {
      a: tensor(shape, Math.sin),
      x: tensor(shape, Math.cos),
      weight: tf.scalar(-0.1),
    },
  }),
  adamDirection: (shape: number[]) => ({
    kernel: adamDirection,
    inputs: {
      m: tensor(shape, Math.sin),
      v: tensor(shape, (i) => i / 7),
      scale: tf.scalar(0.3),
      epsilon: tf.scalar(1e-8),
    },
  }),
} as const;

describe.each(Object.keys(kernels) as (keyof typeof kernels)[])('%s', (name) => {
  const both = (shape: number[]): [tf.Tensor, tf.Tensor] =>
    tf.tidy(() => {
      const { kernel, inputs } = kernels[name](shape);
      const run = kernel as typeof lerp;
      const given = inputs as unknown as Parameters<typeof run.reference>[0];
      return [runKernel(run, given, {}), run.reference(given, {})];
    });

  test.each([[[1]], [[4]], [[2, 3]], [[3, 1, 7]]])('equals its reference on %j', async (shape) => {
    const [value, reference] = both(shape);
    expect(value.shape).toEqual(shape);
    await expectClose(value, reference, tf.getBackend() === 'webgpu' ? 1e-6 : 0);
    tf.dispose([value, reference]);
  });

  test('leaves no tensors behind', () => expectNoLeak(() => both([5])));
});

describe('adamStep', () => {
  const attrs = { beta1: Math.fround(0.9), beta2: Math.fround(0.999), decays: false };
  const inputs = (shape: number[]) => ({
    gradient: tensor(shape, (i) => Math.cos(3 * i)),
    m: tensor(shape, Math.sin),
    v: tensor(shape, (i) => i / 7),
    parameter: tensor(shape, (i) => Math.sin(5 * i)),
    coefficients: tf.tensor1d([0.3, 1e-4, 0.1, 0.5]),
  });
  const expectEqual = async (results: readonly tf.Tensor[], expected: readonly tf.Tensor[]) => {
    for (const [i, result] of results.entries()) {
      expect(result.shape).toEqual(expected[i]!.shape);
      await expectClose(result, expected[i]!, tf.getBackend() === 'wasm' ? 0 : 1e-6);
    }
    tf.dispose([results, expected] as tf.TensorContainer);
  };

  test.each([true, false])('equals its reference where decay is %s', async (decays) => {
    for (const shape of [[1], [4], [2, 3], [3, 1, 7], [0], [261]]) {
      const [results, expected] = tf.tidy(() => {
        const given = inputs(shape);
        const how = { ...attrs, decays };
        return [[...runKernel(adamStep, given, how)], [...adamStep.reference(given, how)]];
      }) as [tf.Tensor[], tf.Tensor[]];
      await expectEqual(results, expected);
    }
  });

  test('takes a gradient that tfjs cast from whole numbers', async () => {
    const [results, expected] = tf.tidy(() => {
      const given = inputs([5]);
      const whole = [3, -2, 0, 7, 1];
      const cast = tf.cast(tf.add(tf.tensor1d(whole, 'int32'), tf.scalar(0, 'int32')), 'float32');
      return [cast, tf.tensor1d(whole)].map((gradient) => [
        ...runKernel(adamStep, { ...given, gradient }, attrs),
      ]);
    }) as [tf.Tensor[], tf.Tensor[]];
    await expectEqual(results, expected);
  });

  test('an element without a number has none afterwards, and leaves the others alone', async () => {
    const [results, expected] = tf.tidy(() => {
      const given = inputs([6]);
      const odd = tf.tensor1d([NaN, 1, Infinity, -1, 1, 0]);
      const parameter = tf.tensor1d([1, 1, 1, NaN, -Infinity, 1]);
      const run = { ...given, gradient: odd, parameter };
      return [runKernel(adamStep, run, attrs)[2], adamStep.reference(run, attrs)[2]];
    }) as [tf.Tensor, tf.Tensor];
    const [values, same] = await Promise.all([results.data(), expected.data()]);
    expect([...values]).toEqual([NaN, values[1], NaN, NaN, -Infinity, values[5]]);
    for (const i of [1, 5]) expect(values[i]).toBeCloseTo(same[i]!, 6);
    expect([...same]).toEqual([NaN, same[1], NaN, NaN, -Infinity, same[5]]);
    tf.dispose([results, expected]);
  });

  test('what was passed in stays as it was', async () => {
    const given = inputs([9]);
    const before = await Promise.all(Object.values(given).map((x) => x.data()));
    const results = runKernel(adamStep, given, { ...attrs, decays: true });
    const after = await Promise.all(Object.values(given).map((x) => x.data()));
    expect(after.map((x) => [...x])).toEqual(before.map((x) => [...x]));
    tf.dispose([given, [...results]]);
  });

  test('is one dispatch', () => {
    const given = inputs([300]);
    const count = countDispatches(() => [...runKernel(adamStep, given, attrs)]);
    expect(count).toBe(tf.getBackend() === 'webgpu' ? 1 : 0);
    tf.dispose(given);
  });

  test('reaches every element of a large parameter', async () => {
    const [got, expected] = tf.tidy(() => {
      const ones = tf.ones([4_300_000]);
      const given = { gradient: ones, m: ones, v: ones, parameter: ones };
      const coefficients = tf.tensor1d([1, 0, 0.25, 0]);
      const next = runKernel(adamStep, { ...given, coefficients }, attrs)[2];
      return [tf.stack([tf.min(next), tf.max(next)]), tf.tensor1d([0.75, 0.75])];
    }) as [tf.Tensor, tf.Tensor];
    await expectClose(got, expected, 1e-6);
    tf.dispose([got, expected]);
  });

  test('leaves no tensors behind', () =>
    expectNoLeak(() => tf.tidy(() => [...runKernel(adamStep, inputs([5]), attrs)])));
});
