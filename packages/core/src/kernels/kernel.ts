import * as tf from '@tensorflow/tfjs-core';
import type { NamedAttrMap, NamedTensorMap, Tensor } from '@tensorflow/tfjs-core';

/**
 * A kernel of ours: what it computes, written once as a composition that runs everywhere.
 *
 * A backend that has a faster body registers it with tfjs under the same name.
 */
export interface Kernel<
  Inputs extends NamedTensorMap,
  Attrs extends NamedAttrMap,
  Result extends Tensor | readonly Tensor[] = Tensor,
> {
  /** The name under which bodies are registered. */
  readonly name: string;
  /** The reference: runs where a backend has no body of its own. */
  readonly reference: (inputs: Inputs, attrs: Attrs) => Result;
  /**
   * The gradient by input, of the shapes of the inputs, where dy is that of the result. It is written
   * in ops that have a gradient themselves. A kernel without one passes none on; so does one of
   * several results.
   */
  readonly gradient?: (dy: Tensor, inputs: Inputs, attrs: Attrs) => NamedTensorMap;
}

/** Runs a kernel by the body of the current tfjs backend, else by its reference. */
export function runKernel<
  Inputs extends NamedTensorMap,
  Attrs extends NamedAttrMap,
  Result extends Tensor | readonly Tensor[],
>(kernel: Kernel<Inputs, Attrs, Result>, inputs: Inputs, attrs: Attrs): Result {
  const { gradient } = kernel;
  if (gradient === undefined) return forward(kernel, inputs, attrs);
  const names = Object.keys(inputs);
  const run = tf.customGrad((...args) => {
    const save = args.pop() as tf.GradSaveFunc;
    save(args as Tensor[]);
    return {
      value: forward(kernel, inputs, attrs) as Tensor,
      gradFunc: (dy, saved) => {
        const grads = gradient(dy, named(names, saved) as Inputs, attrs);
        return names.map((name) => grads[name]!);
      },
    };
  });
  return run(...names.map((name) => inputs[name]!)) as Tensor as Result;
}

/** Whether the current backend has a body of its own for a kernel. */
export const hasBody = ({ name }: { readonly name: string }): boolean =>
  tf.getKernel(name, tf.getBackend()) !== undefined;

function forward<
  Inputs extends NamedTensorMap,
  Attrs extends NamedAttrMap,
  Result extends Tensor | readonly Tensor[],
>(kernel: Kernel<Inputs, Attrs, Result>, inputs: Inputs, attrs: Attrs): Result {
  if (!hasBody(kernel)) return kernel.reference(inputs, attrs);
  const result: Tensor | Tensor[] = tf.engine().runKernel(kernel.name, inputs, attrs);
  return result as Result;
}

/** Tensors by the names that stand at their places. */
export const named = (names: readonly string[], tensors: readonly Tensor[]): NamedTensorMap =>
  Object.fromEntries(names.map((name, i) => [name, tensors[i]!]));
