import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { foldIn, key, type Key } from '@gen/core';
import { compile, explain } from '@gen/core/compile';
import { gaussian } from '@gen/core/random';

// A software driver of WebGPU takes a millisecond a replay: ten thousand are counted where memory of the process is.
const replays = { wasm: 10_000, tensorflow: 10_000, webgpu: 1000 }[tf.getBackend()] ?? 100;

it(`${replays} replays leave tensors, buffers and bytes where they were`, async () => {
  const mean = tf.tidy(() => tf.variable(tf.zeros([4]), false));
  const step = compile((x: tf.Tensor, noise: Key, rate: tf.Scalar) => {
    const { value, grads } = tf.valueAndGrads((at: tf.Tensor) =>
      tf.mean(tf.squaredDifference(tf.add(at, gaussian(noise, [3, 4])), x)),
    )([mean as tf.Tensor]);
    mean.assign(tf.sub(mean as tf.Tensor, tf.mul(rate, grads[0]!)));
    return { value, clipped: tf.clipByValue(grads[0]!, -1, 1) };
  });
  const run = async (from: number, to: number): Promise<void> => {
    for (let i = from; i < to; i++) {
      const { value, clipped } = tf.tidy(() =>
        step(tf.ones([3, 4]), foldIn(key(1), i), tf.scalar(1 / (1 + i))),
      );
      // Every thousandth is waited for.
      if (i % 1000 === 0) await value.data();
      tf.dispose([value, clipped]);
    }
    await mean.data();
  };
  await run(0, 100);
  const before = memory();
  const bytes = explain(step).recordings.map((recording) => recording.bytes);
  await run(100, replays);
  expect(memory()).toEqual(before);
  expect(explain(step).recordings.map((recording) => recording.bytes)).toEqual(bytes);
  expect(Array.from(await mean.data()).every(Number.isFinite)).toBe(true);
  step.dispose();
  mean.dispose();
});

/** What tfjs counts, and what the engine holds for tensors to come. */
function memory(): object {
  const { numTensors, numDataBuffers, numBytes, ...own } = tf.memory();
  const { numBytesAllocatedInGPU } = own as { numBytesAllocatedInGPU?: number };
  const { wasm } = tf.backend() as unknown as { wasm?: { HEAPU8: Uint8Array } };
  const held = numBytesAllocatedInGPU ?? wasm?.HEAPU8.length ?? 0;
  return { numTensors, numDataBuffers, numBytes, held };
}
