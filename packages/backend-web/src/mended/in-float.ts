import * as tf from '@tensorflow/tfjs-core';
import { mendedKernel, type Mended } from './mended-kernel.js';

interface Attrs {
  readonly perm?: readonly number[];
  readonly axis?: number | number[];
  readonly reductionIndices?: number | number[];
}

type Inputs = Readonly<Record<'x', tf.Tensor>>;

/** The kernel on real numbers, exact up to 2²⁴. */
const inFloat = (kernelName: string, wrongFor: (inputs: Inputs, attrs: Attrs) => boolean): Mended =>
  mendedKernel<Inputs, Attrs>(kernelName, 'webgpu', {
    wrongFor: (inputs, attrs) => inputs.x.dtype !== 'float32' && wrongFor(inputs, attrs),
    instead: ({ x }, attrs, before) =>
      tf.cast(before({ x: tf.cast(x, 'float32') }, attrs), x.dtype),
  });

const turnsAxes = ({ x }: Inputs, { axis, reductionIndices }: Attrs): boolean => {
  const axes = tf.util.parseAxisParam((axis ?? reductionIndices)!, x.shape);
  return tf.backend_util.getAxesPermutation(axes, x.shape.length) !== null;
};

/** Kernels on WebGPU whose shader for transposing does not compile for integers and booleans. */
export const transposingInFloat: readonly Mended[] = [
  // Of matrices it is another shader.
  inFloat(tf.Transpose, ({ x }, { perm }) => x.shape.length !== 2 || perm![0] === 0),
  ...[tf.Sum, tf.Prod, tf.Max, tf.Min, tf.Cumsum, tf.Cumprod].map((kernelName) =>
    inFloat(kernelName, turnsAxes),
  ),
];
