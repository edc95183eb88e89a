import * as tf from '@tensorflow/tfjs-core';
import { mendAttributes } from './gradients/mended-attributes.js';

const replaced = new Map<string, tf.KernelConfig>();

/** Registers kernels with tfjs in place of its own of the same names; doing it twice is harmless. */
export function installKernels(kernels: readonly tf.KernelConfig[]): void {
  for (const kernel of kernels) {
    const { kernelName, backendName } = kernel;
    const kernelFunc = mendAttributes(kernelName, kernel.kernelFunc);
    const present = tf.getKernel(kernelName, backendName);
    if (present?.kernelFunc === kernelFunc) continue;
    if (present === undefined) {
      tf.registerKernel({ ...kernel, kernelFunc });
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
