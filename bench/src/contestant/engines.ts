import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import { use } from '@gen/core';
import { nodeBackend } from '@gen/backend-node';

/** Starts an engine of ours; says what it runs on. */
export async function startOurs(engine: string): Promise<string> {
  process.env['GEN_BACKEND'] = engine;
  return (await use(nodeBackend())).device;
}

/** Starts an engine of TensorFlow.js as it ships: its kernels, and the gradients of its layers. */
export async function startPlain(engine: string): Promise<string> {
  const start = plainEngines[engine];
  if (start === undefined) {
    throw new Error(`there is no engine ${engine} of plain TensorFlow.js here`);
  }
  await import('@tensorflow/tfjs-layers');
  await start();
  await tf.setBackend(engine);
  await tf.ready();
  return engine;
}

const plainEngines: Readonly<Record<string, () => Promise<unknown>>> = {
  cpu: () => import('@tensorflow/tfjs-backend-cpu'),
  wasm: () => import('@tensorflow/tfjs-backend-wasm'),
  webgpu: async () => {
    await offerWebgpu();
    await import('@tensorflow/tfjs-backend-webgpu');
  },
  tensorflow: registerTensorflow,
};

/** TensorFlow's kernels as tfjs-node has them: the loader of ours, without what ours adds. */
async function registerTensorflow(): Promise<void> {
  const place = new URL(
    'tensorflow/register-tensorflow.js',
    import.meta.resolve('@gen/backend-node'),
  );
  const { registerTensorflow } = (await import(place.href)) as { registerTensorflow(): unknown };
  registerTensorflow();
}

/** Shows Dawn where a page has WebGPU, before TensorFlow.js looks. */
async function offerWebgpu(): Promise<void> {
  process.env['XDG_RUNTIME_DIR'] ??= mkdtempSync(join(tmpdir(), 'gen-bench-runtime-'));
  const { create, globals } = await import('webgpu');
  Object.assign(globalThis, globals);
  const { navigator = {} } = globalThis as { navigator?: object };
  Object.defineProperty(navigator, 'gpu', { value: create([]), configurable: true });
  Object.defineProperty(globalThis, 'navigator', { value: navigator, configurable: true });
}
