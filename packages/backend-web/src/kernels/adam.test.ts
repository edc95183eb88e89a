import * as tf from '@tensorflow/tfjs-core';
import { adamDirection, lerp, lerpSquare, runKernel } from '@gen/core/kernels';
import { expectClose, expectNoLeak } from '@gen/test-utils';
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
