import * as tf from '@tensorflow/tfjs-core';
import { key, scalarsAt, use, valueAndGrads } from '@gen/core';
import { conv2d, normalizeGroups, scaledDotProductAttention } from '@gen/core/nn';
import { adamW, applyUpdates } from '@gen/core/train';
import { afterAll, describe, expect, test } from 'vitest';
import { webgpuEngine } from './webgpu-engine.js';

const start = async (gpu?: () => Promise<GPU>): Promise<void> => {
  await use({ engines: [webgpuEngine({ software: true, ...(gpu && { gpu }) })] });
  tf.env().set('WEBGPU_CPU_FORWARD', false);
};

/** WebGPU whose adapter has no features, and no limits but those that every adapter has. */
async function plain(): Promise<GPU> {
  const { gpu } = (globalThis as unknown as { navigator: { gpu: GPU } }).navigator;
  const requestAdapter = async (): Promise<GPUAdapter | null> => {
    const adapter = await gpu.requestAdapter();
    if (adapter === null) return null;
    const least = await adapter.requestDevice();
    const { limits } = least;
    const { info } = adapter;
    return {
      info,
      limits,
      features: new Set(),
      requestDevice: async () => least,
    } as unknown as GPUAdapter;
  };
  return { requestAdapter } as unknown as GPU;
}

describe.runIf(tf.getBackend() === 'webgpu')('a device with default limits and no features', () => {
  afterAll(() => start()); // for the tests that follow on this engine

  test('trains', async () => {
    (tf.backend() as unknown as { device: GPUDevice }).device.destroy();
    await start(plain);
    const { device } = tf.backend() as unknown as { device: GPUDevice };
    expect([...device.features].filter((name) => name !== 'core-features-and-limits')).toEqual([]);
    expect(device.limits.maxStorageBuffersPerShaderStage).toBe(8);

    const layer = conv2d({ inputs: 2, outputs: 4, kernelSize: 3, padding: 'same', key: key(0) });
    const x = tf.randomUniform([2, 6, 6, 2]);
    const parameters = layer.parameters();
    const optimizer = adamW();
    const { value, grads } = valueAndGrads(parameters, () => {
      const y = tf.reshape(normalizeGroups(layer.apply(x), { groups: 2 }), [2, 36, 4]);
      const attended = scaledDotProductAttention({ query: y, key: y, value: y });
      return { value: tf.mean(tf.square(attended)) };
    });
    tf.tidy(() => {
      const context = { state: optimizer.init(parameters), parameters, key: key(0) };
      const scalars = scalarsAt(optimizer.schedules, 0);
      applyUpdates(parameters, optimizer.update(grads, { ...context, scalars }).updates);
    });
    const weight = await parameters['weight']!.data();
    expect([...weight, ...(await value.data())].every(Number.isFinite)).toBe(true);
    tf.dispose([x, value, grads]);
    layer.dispose();
  });
});
