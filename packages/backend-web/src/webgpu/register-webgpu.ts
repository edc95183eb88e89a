import * as tf from '@tensorflow/tfjs-core';
import { allowDisposalWhileRead } from './allow-disposal-while-read.js';
import { guardDevice } from './guard-device.js';
import { requestDevice } from './request-device.js';

// A browser takes a device away when its driver crashes or sleeps: what is lost cannot be used again.
let lost = false;

/** Registers the WebGPU backend of tfjs on a device of ours. */
export async function registerWebgpu(adapter: GPUAdapter): Promise<void> {
  if ('webgpu' in tf.engine().registry && !lost) return;
  pending ??= register(adapter).finally(() => (pending = undefined));
  await pending;
}

// Two calls at once start one backend.
let pending: Promise<void> | undefined;

async function register(adapter: GPUAdapter): Promise<void> {
  const { WebGPUBackend } = await import('@tensorflow/tfjs-backend-webgpu');
  const device = await requestDevice(adapter);
  const backend = new WebGPUBackend(device, adapter.info);
  guardDevice(backend, device);
  allowDisposalWhileRead(backend);
  tf.removeBackend('webgpu');
  tf.registerBackend('webgpu', () => backend, 3);
  lost = false;
  void device.lost.then(() => (lost = true));
}
