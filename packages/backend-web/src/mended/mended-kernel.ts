import * as tf from '@tensorflow/tfjs-core';

/** A kernel that is mended: one that takes the place of the one before it. */
export interface Mended {
  /** Its name. */
  readonly kernelName: string;
  /** The engine. */
  readonly backendName: string;
  /** The kernel, over the one before it. */
  readonly over: (before: tf.KernelFunc) => tf.KernelFunc;
}

/** Where a kernel is wrong, and what takes its place there. */
export interface Mend<Inputs, Attrs> {
  /** Whether the kernel is wrong for such arguments; where it is right, it runs. */
  readonly wrongFor: (inputs: Inputs, attrs: Attrs) => boolean;
  /** The right result, as a composition of other ops. */
  readonly instead: (inputs: Inputs, attrs: Attrs, before: Before) => tf.Tensor;
}

/** Calls the kernel that is mended. */
export type Before = (inputs: object, attrs?: object) => tf.Tensor;

/** A kernel, mended where it is wrong. */
export const mendedKernel = <Inputs, Attrs = object>(
  kernelName: string,
  backendName: string,
  { wrongFor, instead }: Mend<Inputs, Attrs>,
): Mended => ({
  kernelName,
  backendName,
  over: (kernel) => (args) => {
    const [inputs, attrs] = [args.inputs as Inputs, args.attrs as Attrs];
    if (!wrongFor(inputs, attrs)) return kernel(args);
    return tf.tidy(() => instead(inputs, attrs, asOp(kernel)));
  },
});

const asOp =
  (kernel: tf.KernelFunc): Before =>
  (inputs, attrs = {}) => {
    const call = { inputs, attrs, backend: tf.backend() } as Parameters<tf.KernelFunc>[0];
    const y = kernel(call) as tf.TensorInfo;
    // A kernel that is a composition gives a tensor already.
    return y instanceof tf.Tensor ? y : tf.engine().makeTensorFromTensorInfo(y);
  };
