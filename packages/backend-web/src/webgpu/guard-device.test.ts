import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { EngineError, foldIn, key, use, valueAndGrads, type Objective } from '@gen/core';
import { dense } from '@gen/core/nn';
import { gaussian } from '@gen/core/random';
import { fit, memoryStore, readCheckpoint } from '@gen/core/train';
import { afterAll, describe, expect, test } from 'vitest';
import { flatProgram } from './flat-program.js';
import { webgpuEngine } from './webgpu-engine.js';

const backend = (): WebGPUBackend => tf.backend() as WebGPUBackend;
const start = async (): Promise<void> => {
  await use({ engines: [webgpuEngine({ software: true })] });
  tf.env().set('WEBGPU_CPU_FORWARD', false);
};

const failure = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

const works = async (): Promise<void> => {
  const sum = tf.tidy(() => tf.add(tf.tensor1d([1, 2]), 1));
  expect([...(await sum.data())]).toEqual([2, 3]);
  sum.dispose();
};

describe.runIf(tf.getBackend() === 'webgpu')('a device', () => {
  afterAll(start); // for the tests that follow on this engine

  test('that refuses a shader lets no result of it be read', async () => {
    const program = flatProgram({ name: 'broken', inputs: [], size: 4, code: 'fn main() { no }' });
    const broken = backend().runWebGPUProgram(program, [], 'float32');
    const tensor = tf.engine().makeTensorFromTensorInfo(broken);
    const error = await failure(tensor.data());
    expect(error).toBeInstanceOf(EngineError);
    expect(String(error)).toMatch(/webgpu: kernel: expected one that the driver runs; got .*no/s);
    tensor.dispose();
    await works();
  });

  test('tells of a tensor that is larger than it takes', async () => {
    expect(() => tf.fill([2 ** 40], 1)).toThrow(
      /webgpu: memory: expected a tensor of at most .*iB; got one of 4 TiB\. Take a smaller batch/,
    );
    await works();
  });

  test('that runs out of memory says so, and has none of those buffers again', async () => {
    const { device } = backend();
    const create = device.createBuffer.bind(device);
    // What a device without memory gives: a buffer like any other that nothing can be done with.
    device.createBuffer = (descriptor) => {
      const buffer = create(descriptor);
      buffer.destroy();
      return buffer;
    };
    const pop = device.popErrorScope.bind(device);
    const size = 1234; // of no other buffer
    const full = tf.fill([size], 1);
    device.createBuffer = create;
    device.popErrorScope = async () => (await pop(), new GPUOutOfMemoryError('nothing is left'));
    const reading = failure(full.data());
    device.popErrorScope = pop;
    expect(String(await reading)).toMatch(
      'webgpu: memory: expected room for all tensors; got nothing is left. Values since',
    );
    full.dispose();
    const again = tf.fill([size], 1);
    expect((await again.data())[size - 1]).toBe(1);
    again.dispose();
  });

  test('that is lost in the middle of a fit ends it, with its checkpoint intact', async () => {
    const model = dense({ inputs: 3, outputs: 2, key: key(0) });
    const store = memoryStore();
    const objective: Objective<Tensor> = (x) =>
      valueAndGrads(model.parameters(), () => ({ value: tf.mean(tf.square(model.apply(x))) }));
    const batch = (epoch: number, index: number): Tensor => {
      if (index === 7) backend().device.destroy();
      return gaussian(foldIn(key(1), index), [4, 3]);
    };
    const batches = { batchesPerEpoch: 1000, batchSize: 4, batch };
    const checkpoint = { store, every: 3 };
    const error = await failure(
      fit({ model, objective, batches, steps: 1000, key: key(2), checkpoint }),
    );
    expect(error).toBeInstanceOf(EngineError);
    expect(String(error)).toMatch(/webgpu: device: expected one that computes; got its loss/);
    expect(String(error)).toMatch('is checkpoint.safetensors, saved after 6 steps.');
    expect((await readCheckpoint(store))?.step).toBe(6);
    model.dispose();
  });

  test('that is lost runs nothing, until use makes another', async () => {
    expect(() => tf.add(tf.tensor1d([1, 2]), 1)).toThrow('Call `use` again');
    await start();
    await works();
  });
});
