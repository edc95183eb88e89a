import * as tf from '@tensorflow/tfjs-core';

type Body<Inputs, Attrs> = (inputs: Inputs, attrs: Attrs) => tf.Tensor;

/** A kernel made of other kernels, for an engine that has none, or a wrong one. */
export const composedKernel = <Inputs, Attrs>(
  kernelName: string,
  backendName: string,
  body: Body<Inputs, Attrs>,
): tf.KernelConfig => ({
  kernelName,
  backendName,
  kernelFunc: ({ inputs, attrs }) => tf.tidy(() => body(inputs as Inputs, attrs as Attrs)),
});
