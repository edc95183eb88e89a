import * as tf from '@tensorflow/tfjs-core';
import { installGradients, installKernels, selfTest } from '@gen/backend-web';
import type { Engine, RunningEngine } from '@gen/core';
import { registerRecorder } from '@gen/core/compile';
import { availableParallelism } from 'node:os';
import { tensorflowKernels } from './kernels.js';
import { hasOwnOps, ownKernels } from './own-kernels.js';
import { tensorflowRecorder } from './recorded/tensorflow-recorder.js';
import { keepMemory } from './keep-memory.js';
import { registerTensorflow } from './register-tensorflow.js';

/** The engine of TensorFlow's own kernels, through the addon of tfjs-node. */
export function tensorflowEngine(): Engine {
  return { name: 'tensorflow', start };
}

async function start(): Promise<RunningEngine> {
  const { binding } = registerTensorflow();
  installGradients();
  installKernels(tensorflowKernels);
  if (!binding.isUsingGpuDevice() && hasOwnOps(binding)) installKernels(ownKernels);
  await tf.setBackend('tensorflow');
  registerRecorder('tensorflow', tensorflowRecorder);
  await selfTest();
  const release = `TensorFlow ${binding.TF_Version}`;
  if (binding.isUsingGpuDevice()) return { engine: 'tensorflow', device: `${release}, CUDA` };
  keepMemory(binding);
  return { engine: 'tensorflow', device: `${release}, CPU`, threads: threads() };
}

// As TensorFlow chooses it, where nothing else is asked for.
const threads = (): number =>
  Number(process.env['TF_NUM_INTRAOP_THREADS'] ?? 0) || availableParallelism();
