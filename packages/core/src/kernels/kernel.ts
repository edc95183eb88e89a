import * as tf from '@tensorflow/tfjs-core';
import type { NamedAttrMap, NamedTensorMap, Tensor } from '@tensorflow/tfjs-core';

/**
 * A kernel of ours: what it computes, written once as a composition that runs everywhere.
 *
 * A backend that has a faster body registers it with tfjs under the same name.
 */
export interface Kernel<Inputs extends NamedTensorMap, Attrs extends NamedAttrMap> {
  /** The name under which bodies are registered. */
  readonly name: string;
  /** The reference: runs where a backend has no body of its own. */
  readonly reference: (inputs: Inputs, attrs: Attrs) => Tensor;
}

/** Runs a kernel by the body of the current tfjs backend, else by its reference. */
export function runKernel<Inputs extends NamedTensorMap, Attrs extends NamedAttrMap>(
  kernel: Kernel<Inputs, Attrs>,
  inputs: Inputs,
  attrs: Attrs,
): Tensor {
  if (tf.getKernel(kernel.name, tf.getBackend()) === undefined) {
    return kernel.reference(inputs, attrs);
  }
  return tf.engine().runKernel(kernel.name, inputs, attrs);
}
