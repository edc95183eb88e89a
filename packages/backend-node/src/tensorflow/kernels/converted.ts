import * as tf from '@tensorflow/tfjs-core';
import type { DataType, KernelConfig } from '@tensorflow/tfjs-core';
import { callNative, tensorflowKernel, type Tensors } from '../call.js';

/** Kernels whose input tfjs-node converts by chained methods, which tfjs-core alone does not have. */
export const convertedKernels: readonly KernelConfig[] = [
  converted(tf.ArgMax, 'bool', 'int32'),
  converted(tf.ArgMin, 'bool', 'int32'),
  converted(tf.Exp, 'int32', 'float32'),
];

function converted(kernelName: string, from: DataType, to: DataType): KernelConfig {
  return tensorflowKernel<Tensors<'x'>, object>(kernelName, (call) =>
    tf.tidy(() => {
      const { x } = call.inputs;
      const inputs = { x: x.dtype === from ? tf.cast(x, to) : x };
      return callNative(kernelName, { ...call, inputs });
    }),
  );
}
