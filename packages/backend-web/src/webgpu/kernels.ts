import type { KernelConfig } from '@tensorflow/tfjs-core';
import { adamWebgpuKernels } from '../kernels/adam-webgpu.js';
import { randomWebgpuKernels } from '../kernels/random-webgpu.js';
import { unaryWebgpuKernels } from '../kernels/unary-webgpu.js';

/** Kernels of ours on WebGPU. To add one: its body in src/kernels, and a line here. */
export const webgpuKernels: readonly KernelConfig[] = [
  ...adamWebgpuKernels,
  ...randomWebgpuKernels,
  ...unaryWebgpuKernels,
];
