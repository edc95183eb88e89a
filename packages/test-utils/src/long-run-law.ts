import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { key } from '@gen/core';
import {
  adam,
  chain,
  clipByGlobalNorm,
  fit,
  movingAverage,
  warmUp,
  constant,
} from '@gen/core/train';
import type { FitCase } from './fit-laws.js';

/**
 * The law that a long run needs no more memory than a short one, with an optimizer that has a state, a
 * schedule and a moving average. `make` returns a new case, whose steps should be tiny: 10,000 are done on
 * WASM and TensorFlow, fewer on the others, to save time.
 */
export function longRunLaw<Batch>(name: string, make: () => FitCase<Batch>): void {
  const steps = { wasm: 10_000, tensorflow: 10_000, webgpu: 200 }[tf.getBackend()] ?? 2000;

  test(`${steps} steps of ${name} leave tensors and bytes where they were`, async () => {
    const { model, objective, batches } = make();
    const learningRate = warmUp(100, constant(1e-3));
    const optimizer = chain(clipByGlobalNorm(1), adam({ learningRate }));
    const ema = movingAverage(model, { decay: 0.99 });
    const train = (steps: number): Promise<unknown> =>
      fit({ model, objective, batches, optimizer, ema, steps, key: key(5), reportEvery: 100 });
    await train(200);
    const before = memory();
    await train(steps);
    expect(memory()).toEqual(before);
    ema.dispose();
    model.dispose();
  });
}

interface Memory {
  readonly tensors: number;
  readonly bytes: number;
  /** Bytes that the engine holds for tensors to come as well. */
  readonly held: number;
}

function memory(): Memory {
  const { numTensors, numBytes, ...own } = tf.memory();
  const { numBytesAllocatedInGPU } = own as { numBytesAllocatedInGPU?: number };
  const { wasm } = tf.backend() as unknown as { wasm?: { HEAPU8: Uint8Array } };
  const held = numBytesAllocatedInGPU ?? wasm?.HEAPU8.length ?? 0;
  return { tensors: numTensors, bytes: numBytes, held };
}
