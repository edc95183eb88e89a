import type { KernelConfig } from '@tensorflow/tfjs-core';

/** Kernels of ours on WebGPU. To add one: its body in a file of this folder, and a line here. */
export const webgpuKernels: readonly KernelConfig[] = [];
