import type { KernelConfig } from '@tensorflow/tfjs-core';

/** Kernels of ours on TensorFlow. To add one: its file in ./kernels, and a line here. */
export const tensorflowKernels: readonly KernelConfig[] = [];
