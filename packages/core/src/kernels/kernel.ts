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
  /**
   * The gradient by input, of the shapes of the inputs, where dy is that of the result. It is written
   * in ops that have a gradient themselves. A kernel without one passes none on.
   */
  readonly gradient?: (dy: Tensor, inputs: Inputs, attrs: Attrs) => NamedTensorMap;
}

/** Runs a kernel by the body of the current tfjs backend, else by its reference. */
export function runKernel<Inputs extends NamedTensorMap, Attrs extends NamedAttrMap>(
  kernel: Kernel<Inputs, Attrs>,
  inputs: Inputs,
  attrs: Attrs,
): Tensor {
  const { gradient } = kernel;
  if (gradient === undefined) return forward(kernel, inputs, attrs);
  const names = Object.keys(inputs);
  const run = tf.customGrad((...args) => {
    const save = args.pop() as tf.GradSaveFunc;
    save(args as Tensor[]);
    return {
      value: forward(kernel, inputs, attrs),
      gradFunc: (dy, saved) => {
        const grads = gradient(dy, named(names, saved) as Inputs, attrs);
        return names.map((name) => grads[name]!);
      },
    };
  });
  return run(...names.map((name) => inputs[name]!));
}

/** Whether the current backend has a body of its own for a kernel. */
export const hasBody = ({ name }: { readonly name: string }): boolean =>
  tf.getKernel(name, tf.getBackend()) !== undefined;

function forward<Inputs extends NamedTensorMap, Attrs extends NamedAttrMap>(
  kernel: Kernel<Inputs, Attrs>,
  inputs: Inputs,
  attrs: Attrs,
): Tensor {
  if (!hasBody(kernel)) return kernel.reference(inputs, attrs);
  return tf.engine().runKernel(kernel.name, inputs, attrs);
}

/** Tensors by the names that stand at their places. */
export const named = (names: readonly string[], tensors: readonly Tensor[]): NamedTensorMap =>
  Object.fromEntries(names.map((name, i) => [name, tensors[i]!]));
