import * as tf from '@tensorflow/tfjs-core';
import type { Engine, RunningEngine } from '@gen/core';
import { registerRecorder } from '@gen/core/compile';
import { installKernels } from '../install-kernels.js';
import { installGradients } from '../install.js';
import { webgpuRecorder } from '../recorded/webgpu-recorder.js';
import { selfTest } from '../self-test.js';
import { adapterName, isSoftware } from './adapter.js';
import { webgpuKernels } from './kernels.js';
import { registerWebgpu } from './register-webgpu.js';

/** Where the WebGPU engine finds its adapter, and which it takes. */
export interface WebGPUEngineOptions {
  /** Gives the entry to WebGPU, by default `navigator.gpu`; rejects with the reason where it cannot. */
  readonly gpu?: () => Promise<GPU>;
  /** Whether an adapter that computes on the CPU will do; by default it is refused. */
  readonly software?: boolean;
}

/**
 * The engine on the graphics processor, in a page, in a worker, or where `gpu` finds one.
 *
 * @example
 * ```ts
 * import { webgpuEngine } from '@gen/backend-web';
 *
 * const backend = { engines: [webgpuEngine({ software: true })] };
 * ```
 */
export function webgpuEngine({
  gpu = ofNavigator,
  software = false,
}: WebGPUEngineOptions = {}): Engine {
  return { name: 'webgpu', start: async () => start(await gpu(), software) };
}

async function ofNavigator(): Promise<GPU> {
  const { navigator } = globalThis as { navigator?: { gpu?: GPU } };
  if (navigator?.gpu === undefined) {
    throw new Error(
      'WebGPU is not offered here: it needs a browser that has it, and a page from https or localhost.',
    );
  }
  return navigator.gpu;
}

async function start(gpu: GPU, software: boolean): Promise<RunningEngine> {
  const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' });
  if (adapter === null) {
    throw new Error(
      'WebGPU finds no adapter: there is no graphics processor with a driver for it.',
    );
  }
  const device = adapterName(adapter.info);
  const onCpu = isSoftware(adapter.info);
  if (onCpu && !software) {
    throw new Error(`WebGPU would compute on the CPU here (${device}): prefer 'webgpu' to insist.`);
  }
  await registerWebgpu(adapter);
  installGradients();
  installKernels(webgpuKernels);
  await tf.setBackend('webgpu');
  registerRecorder('webgpu', webgpuRecorder);
  await selfTest();
  const warning = `${device} imitates a graphics processor on the CPU, slower than WASM.`;
  return { engine: 'webgpu', device, ...(onCpu ? { warning } : {}) };
}
