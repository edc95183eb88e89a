import type { KernelConfig } from '@tensorflow/tfjs-core';
import { conv2dKernels } from './kernels/conv2d.js';
import { fusedKernels } from './kernels/fused.js';
import { gather } from './kernels/gather.js';
import { poolKernels } from './kernels/pool.js';
import { randomKernels } from './kernels/random.js';

/** Kernels of ours on TensorFlow. To add one: its file in ./kernels, and a line here. */
export const tensorflowKernels: readonly KernelConfig[] = [
  ...conv2dKernels,
  ...fusedKernels,
  gather,
  ...poolKernels,
  ...randomKernels,
];
