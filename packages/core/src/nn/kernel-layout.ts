import type { Variable } from '@tensorflow/tfjs-core';

/** Variables that hold a convolution's kernel. */
const kernels = new WeakSet<Variable>();

/**
 * Marks a variable as the kernel of a convolution.
 *
 * In memory it has TensorFlow's axes, [height, width, inputs, outputs] (transposed convolution:
 * [height, width, outputs, inputs]), in a state dict PyTorch's, [outputs, inputs, height, width]
 * (transposed convolution: [inputs, outputs, height, width]): both by the same permutation.
 */
export function kernelLayout(variable: Variable): void {
  kernels.add(variable);
}

/** Whether a variable is the kernel of a convolution. */
export const isKernel = (variable: Variable): boolean => kernels.has(variable);

/** Axes of a kernel in memory, in the order in which a state dict has them. */
export const TO_STATE_DICT = [3, 2, 0, 1];

/** Axes of a kernel in a state dict, in the order in which memory has them. */
export const FROM_STATE_DICT = [2, 3, 1, 0];

/** Marks a copy as what its original is. */
export function copyLayout(original: Variable, copy: Variable): void {
  if (isKernel(original)) kernelLayout(copy);
}
