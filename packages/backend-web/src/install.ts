import * as tf from '@tensorflow/tfjs-core';
import { gradients } from './generated/gradients.generated.js';
import { comparisonGradients } from './gradients/comparisons.js';

/**
 * Registers the gradients of tfjs-core's kernels, which importing tfjs-core alone does not, and those
 * that it lacks.
 *
 * The registry of tfjs is global to the process: those of tfjs itself, which importing its layers
 * registers and some of which are wrong, are replaced by ours.
 */
export function installGradients(): void {
  for (const gradient of [...gradients, ...comparisonGradients]) {
    if (tf.getGradient(gradient.kernelName) !== gradient) tf.registerGradient(gradient);
  }
}

const replaced = new Map<string, tf.KernelConfig>();

/** Registers kernels with tfjs in place of its own of the same names; doing it twice is harmless. */
export function installKernels(kernels: readonly tf.KernelConfig[]): void {
  for (const kernel of kernels) {
    const { kernelName, backendName, kernelFunc } = kernel;
    const present = tf.getKernel(kernelName, backendName);
    if (present?.kernelFunc === kernelFunc) continue;
    if (present === undefined) {
      tf.registerKernel(kernel);
      continue;
    }
    replaced.set(`${backendName}/${kernelName}`, present);
    tf.unregisterKernel(kernelName, backendName);
    tf.registerKernel({ ...present, kernelFunc });
  }
}

/** The kernel of tfjs itself, whether or not one of ours stands in its place. */
export function nativeKernel(kernelName: string, backendName: string): tf.KernelFunc {
  const kernel =
    replaced.get(`${backendName}/${kernelName}`) ?? tf.getKernel(kernelName, backendName);
  if (kernel === undefined) {
    throw new Error(`TensorFlow.js has no kernel ${kernelName} for ${backendName}.`);
  }
  return kernel.kernelFunc;
}
