import * as tf from '@tensorflow/tfjs-core';
import { InputError } from '@gen/core';

/** Kernels that mind nothing of what they move, and those that are mended for complex numbers. */
const taking: readonly string[] = [
  tf.Add,
  tf.Cast,
  tf.ExpandDims,
  tf.Identity,
  tf.Multiply,
  tf.Reshape,
  tf.Sub,
];

let refuses = false;

/** Lets the kernels of tfjs throw where they would take complex numbers for half as many real ones. */
export function refuseComplex(): void {
  if (refuses) return;
  refuses = true;
  for (const kernel of tf.getKernelsForBackend('wasm')) {
    if (taking.includes(kernel.kernelName)) continue;
    tf.unregisterKernel(kernel.kernelName, 'wasm');
    tf.registerKernel({ ...kernel, kernelFunc: refusing(kernel) });
  }
}

const refusing =
  ({ kernelName, kernelFunc }: tf.KernelConfig): tf.KernelFunc =>
  (args) => {
    for (const x of Object.values<tf.TensorInfo | undefined>(args.inputs)) {
      if (x?.dtype === 'complex64') throw complexError(kernelName);
    }
    return kernelFunc(args);
  };

const complexError = (callee: string): InputError =>
  new InputError({
    callee,
    argument: 'inputs',
    expected: 'real numbers on WASM',
    got: 'complex numbers',
    remedy: 'Take tf.real and tf.imag of them.',
  });
