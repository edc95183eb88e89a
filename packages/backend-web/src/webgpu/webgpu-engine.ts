import * as tf from '@tensorflow/tfjs-core';
import type { Engine, RunningEngine } from '@gen/core';
import { installGradients, installKernels } from '../install.js';
import { selfTest } from '../self-test.js';
import { adapterName, isSoftware } from './adapter.js';
import { requestDevice } from './request-device.js';
import { webgpuKernels } from './kernels.js';

/** Where the WebGPU engine finds its device, and which it takes. */
export interface WebGPUOptions {
  /** Gives the entry to WebGPU; by default `navigator.gpu`. Rejects with the reason where it cannot. */
  readonly gpu?: () => Promise<GPU>;
  /** Whether an adapter that computes on the CPU will do. */
  readonly software?: boolean;
}

/** The engine on the graphics processor. */
export function webgpuEngine({ gpu = ofNavigator, software = false }: WebGPUOptions = {}): Engine {
  return { name: 'webgpu', start: async () => start(await gpu(), software) };
}

async function ofNavigator(): Promise<GPU> {
  const { gpu } = navigator as { gpu?: GPU };
  if (gpu === undefined) {
    throw new Error('this browser offers no WebGPU to this page (it wants https or localhost).');
  }
  return gpu;
}

async function start(gpu: GPU, software: boolean): Promise<RunningEngine> {
  const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' });
  if (adapter === null) throw new Error('there is no graphics adapter with a driver for WebGPU.');
  const device = adapterName(adapter.info);
  if (!software && isSoftware(adapter.info)) {
    throw new Error(
      `${device} computes on the CPU; ask for webgpu by name to use it all the same.`,
    );
  }
  await register(adapter);
  installGradients();
  installKernels(webgpuKernels);
  await tf.setBackend('webgpu');
  await selfTest();
  return { engine: 'webgpu', device };
}

async function register(adapter: GPUAdapter): Promise<void> {
  if ('webgpu' in tf.engine().registry) return;
  const { WebGPUBackend } = await import('@tensorflow/tfjs-backend-webgpu');
  const backend = new WebGPUBackend(await requestDevice(adapter), adapter.info);
  tf.removeBackend('webgpu');
  tf.registerBackend('webgpu', () => backend, 3);
}
