import * as tf from '@tensorflow/tfjs-core';
import { mendedKernel, type Mended } from './mended-kernel.js';

interface Attrs {
  readonly axis?: number | number[];
  readonly reductionIndices?: number | number[];
  readonly keepDims: boolean;
}

const neutral: Readonly<Record<string, number>> = {
  [tf.All]: 1,
  [tf.Any]: 0,
  [tf.Max]: -Infinity,
  [tf.Min]: Infinity,
  [tf.Prod]: 1,
  [tf.Sum]: 0,
};

/** Reductions over axes without elements, whose results tfjs leaves as they are, or as no number. */
export const reductionsOfNothing = (backendName: string): Mended[] =>
  Object.entries(neutral).map(([kernelName, value]) =>
    mendedKernel<{ readonly x: tf.Tensor }, Attrs>(kernelName, backendName, {
      wrongFor: ({ x }) => x.shape.includes(0),
      instead: ({ x }, { axis, reductionIndices, keepDims }) => {
        const axes = tf.util.parseAxisParam((axis ?? reductionIndices)!, x.shape);
        const [rest] = tf.backend_util.computeOutAndReduceShapes(x.shape, axes);
        const shape = keepDims ? tf.backend_util.expandShapeToKeepDim(rest, axes) : rest;
        return tf.cast(tf.fill(shape, value), x.dtype);
      },
    }),
  );
