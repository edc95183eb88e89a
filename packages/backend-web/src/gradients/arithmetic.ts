import { sumTo } from '@gen/core/kernels';
import * as tf from '@tensorflow/tfjs-core';
import { gradientOf, type Derivatives } from './gradient-of.js';
import { zeros } from './zeros.js';

const both = { inputs: ['a', 'b'] };

/** Each of two inputs takes the derivative where it is chosen; a where both are equal. */
const choosing = (
  kernelName: string,
  chosen: (a: tf.Tensor, b: tf.Tensor) => tf.Tensor,
): tf.GradConfig =>
  gradientOf(kernelName, both, (dy, [a, b]): Derivatives => {
    const fromA = (): tf.Tensor => tf.cast(chosen(a!, b!), 'float32');
    return {
      a: () => sumTo(tf.mul(dy, fromA()), a!.shape),
      b: () => sumTo(tf.mul(dy, tf.sub(1, fromA())), b!.shape),
    };
  });

/** Of |x|: sign(x), where tfjs has −1 at zero. */
const abs = gradientOf(tf.Abs, { inputs: ['x'] }, (dy, [x]) => ({
  x: () => tf.mul(dy, tf.sign(tf.cast(x!, 'float32'))),
}));

/** Of (a − b)²: 2(a − b) and its negative; tfjs forgets that they may have been broadcast. */
const squaredDifference = gradientOf(tf.SquaredDifference, both, (dy, [a, b]) => {
  const slope = (): tf.Tensor => tf.mul(dy, tf.mul(2, tf.sub(a!, b!)));
  return {
    a: () => sumTo(slope(), a!.shape),
    b: () => sumTo(tf.neg(slope()), b!.shape),
  };
});

/**
 * Of aᵇ: b aᵇ⁻¹ and aᵇ log a, which is zero where a ≤ 0. The logarithm is taken of what is positive
 * everywhere, so that its own derivative is finite too.
 */
const pow = gradientOf(tf.Pow, { ...both, outputs: [true] }, (dy, [a, b, y]) => {
  const exponent = (): tf.Tensor => tf.cast(b!, 'float32');
  const logarithm = (): tf.Tensor => {
    const positive = tf.greater(a!, 0);
    const base = tf.where(positive, tf.cast(a!, 'float32'), tf.onesLike(tf.cast(a!, 'float32')));
    return tf.log(base);
  };
  return {
    a: () => sumTo(tf.mul(dy, tf.mul(exponent(), tf.pow(a!, tf.sub(exponent(), 1)))), a!.shape),
    b: () => sumTo(tf.mul(dy, tf.mul(y!, logarithm())), b!.shape),
  };
});

/** Of a cast: that of the identity, and zero where it rounds. */
const cast = gradientOf<tf.CastAttrs>(tf.Cast, {}, (dy, _, { dtype }) => ({
  x: () => (dtype === 'float32' ? tf.clone(dy) : zeros(dy.shape)),
}));

/** Of the derivative of `elu`, dy · (y ≥ 0 ? 1 : y + 1): linear in dy, and dy in y below zero. */
const eluGrad = gradientOf(tf.EluGrad, { inputs: ['dy', 'y'] }, (g, [dy, y]) => ({
  dy: () => tf.engine().runKernel(tf.EluGrad, { dy: g, y: y! }),
  y: () => tf.mul(tf.mul(g, dy!), tf.cast(tf.less(y!, 0), 'float32')),
}));

const SELU_SCALE = 1.0507009873554805;
const SELU_ALPHA = 1.6732632423543772;

/** Of selu: λ above zero, λ α eˣ below; the exponential is taken of no number above zero, where it overflows. */
const selu = gradientOf(tf.Selu, { inputs: ['x'] }, (dy, [x]) => ({
  x: () => {
    const below = tf.mul(SELU_SCALE * SELU_ALPHA, tf.exp(tf.minimum(x!, 0)));
    return tf.mul(dy, tf.where(tf.greater(x!, 0), tf.fill(x!.shape, SELU_SCALE), below));
  },
}));

/** Gradients of what maps one element, or two, to one. */
export const arithmeticGradients: readonly tf.GradConfig[] = [
  abs,
  cast,
  choosing(tf.Maximum, tf.greaterEqual),
  choosing(tf.Minimum, tf.lessEqual),
  eluGrad,
  pow,
  selu,
  squaredDifference,
];
