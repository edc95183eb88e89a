import * as tf from '@tensorflow/tfjs-core';
import { gradientOf } from './gradient-of.js';

interface Reduction {
  readonly axis?: number | number[];
  readonly reductionIndices?: number | number[];
}

/** `dy` with the axes that were reduced, of size one. */
function expanded(dy: tf.Tensor, shape: readonly number[], attrs: Reduction): tf.Tensor {
  const axes = axesOf(shape, attrs);
  return tf.reshape(
    dy,
    shape.map((size, axis) => (axes.includes(axis) ? 1 : size)),
  );
}

const axesOf = (shape: readonly number[], { axis, reductionIndices }: Reduction): number[] =>
  tf.util.parseAxisParam(axis ?? reductionIndices!, [...shape]);

const countOf = (shape: readonly number[], attrs: Reduction): number =>
  axesOf(shape, attrs).reduce((count, axis) => count * shape[axis]!, 1);

/** Of a sum: dy, repeated; tfjs multiplies it by ones, which it uploads. */
const sum = gradientOf<Reduction>(tf.Sum, { inputs: ['x'] }, (dy, [x], attrs) => ({
  x: () => repeated(expanded(dy, x!.shape, attrs), x!.shape),
}));

const mean = gradientOf<Reduction>(tf.Mean, { inputs: ['x'] }, (dy, [x], attrs) => ({
  x: () => {
    const share = tf.div(expanded(dy, x!.shape, attrs), countOf(x!.shape, attrs));
    return repeated(share, x!.shape);
  },
}));

const repeated = (x: tf.Tensor, shape: readonly number[]): tf.Tensor =>
  tf.tile(
    x,
    shape.map((size, axis) => (x.shape[axis] === size ? 1 : size)),
  );

/** Of the largest or smallest: dy where it stands, shared evenly where it stands more than once. */
const extreme = (kernelName: string): tf.GradConfig =>
  gradientOf<Reduction>(kernelName, { inputs: ['x'], outputs: [true] }, (dy, [x, y], attrs) => ({
    x: () => {
      const there = tf.cast(tf.equal(x!, expanded(y!, x!.shape, attrs)), 'float32');
      const count = tf.sum(there, axesOf(x!.shape, attrs), true);
      return tf.mul(there, tf.div(expanded(dy, x!.shape, attrs), count));
    },
  }));

/**
 * Of a product: for each factor the product of the others, which is right where factors are zero; tfjs
 * loses its way where an axis is counted from the end.
 */
const prod = gradientOf<Reduction>(tf.Prod, { inputs: ['x'] }, (dy, [x], attrs) => ({
  x: () => {
    const axes = axesOf(x!.shape, attrs);
    const kept = x!.shape.map((_, axis) => axis).filter((axis) => !axes.includes(axis));
    const order = [...kept, ...axes];
    const rows = tf.reshape(tf.transpose(x!, order), [-1, countOf(x!.shape, attrs)]);
    const others = tf.mul(tf.cumprod(rows, 1, true), tf.cumprod(rows, 1, true, true));
    const shape = order.map((axis) => x!.shape[axis]!);
    const back = tf.backend_util.getUndoAxesPermutation(order);
    const slopes = tf.transpose(tf.reshape(others, shape), back);
    return tf.mul(slopes, expanded(dy, x!.shape, attrs));
  },
}));

/** Gradients of what reduces axes. */
export const reductionGradients: readonly tf.GradConfig[] = [
  extreme(tf.Max),
  extreme(tf.Min),
  mean,
  prod,
  sum,
];
