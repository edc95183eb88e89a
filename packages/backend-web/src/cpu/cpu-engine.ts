import * as tf from '@tensorflow/tfjs-core';
import type { Engine, RunningEngine } from '@gen/core';
import { installKernels } from '../install-kernels.js';
import { installGradients } from '../install.js';
import { hostDraws } from '../kernels/host-draws.js';
import { randomCpuKernels } from '../kernels/random-cpu.js';
import { selfTest } from '../self-test.js';

/**
 * The engine in plain JavaScript: right everywhere, and tens to hundreds of times slower than the
 * others.
 */
export function cpuEngine(): Engine {
  return { name: 'cpu', start };
}

const warning =
  'This engine computes in plain JavaScript, ten to a thousand times slower than WASM.';

async function start(): Promise<RunningEngine> {
  await import('@tensorflow/tfjs-backend-cpu');
  installGradients();
  installKernels(await cpuKernels());
  await tf.setBackend('cpu');
  // The first tensor would print advice to install another package.
  (tf.backend() as unknown as { firstUse: boolean }).firstUse = false;
  await selfTest();
  return { engine: 'cpu', device: 'JavaScript', threads: 1, warning };
}

/** Kernels of ours that compute in WebAssembly; none where that is switched off: references run. */
async function cpuKernels(): Promise<readonly tf.KernelConfig[]> {
  try {
    return randomCpuKernels(await hostDraws());
  } catch {
    return [];
  }
}
