import * as tf from '@tensorflow/tfjs-core';
import { gradients } from './generated/gradients.generated.js';

/**
 * Registers the gradients of tfjs-core's kernels, which importing tfjs-core alone does not.
 *
 * The registry of tfjs is global to the process, and a gradient that someone else registered stays.
 */
export function installGradients(): void {
  for (const gradient of gradients) {
    if (tf.getGradient(gradient.kernelName) === undefined) tf.registerGradient(gradient);
  }
}

/** Registers kernels with tfjs in place of its own of the same names; doing it twice is harmless. */
export function installKernels(kernels: readonly tf.KernelConfig[]): void {
  for (const kernel of kernels) {
    const { kernelName, backendName } = kernel;
    const present = tf.getKernel(kernelName, backendName);
    if (present === kernel) continue;
    if (present !== undefined) tf.unregisterKernel(kernelName, backendName);
    tf.registerKernel(kernel);
  }
}
