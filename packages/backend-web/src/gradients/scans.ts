import * as tf from '@tensorflow/tfjs-core';
import { around } from './around.js';
import { gradientOf } from './gradient-of.js';
import { zeros } from './zeros.js';

/** Attributes of running sums and products. */
export interface ScanAttrs {
  /** The axis along which they run. */
  readonly axis: number;
  /** Whether an element leaves itself out. */
  readonly exclusive: boolean;
  /** Whether they run from the end. */
  readonly reverse: boolean;
}

/** Of a running sum: the running sum of dy the other way; tfjs transposes it once too often. */
const cumsum = gradientOf<ScanAttrs>(tf.Cumsum, {}, (dy, _, { axis, exclusive, reverse }) => ({
  x: () => tf.cumsum(dy, axis, exclusive, !reverse),
}));

/**
 * Of a running product yᵢ = x₀ ⋯ xᵢ, right where factors are zero: with Pⱼ = x₀ ⋯ xⱼ₋₁,
 *
 *     dxⱼ = Pⱼ Sⱼ,   Sⱼ = dyⱼ + xⱼ₊₁ Sⱼ₊₁
 */
const cumprod = gradientOf<ScanAttrs>(tf.Cumprod, { inputs: ['x'] }, (dy, [x], attrs) => ({
  x: () => {
    const [outer, length, inner] = around(x!.shape, attrs.axis);
    const flat = (t: tf.Tensor): tf.Tensor3D => {
      const t3 = tf.reshape<tf.Rank.R3>(t, [outer, length, inner]);
      return attrs.reverse ? tf.reverse(t3, 1) : t3;
    };
    const dx = forward(flat(x!), flat(dy), attrs.exclusive);
    return tf.reshape(attrs.reverse ? tf.reverse(dx, 1) : dx, x!.shape);
  },
}));

function forward(x: tf.Tensor3D, dy: tf.Tensor3D, exclusive: boolean): tf.Tensor3D {
  const before = tf.cumprod(x, 1, true) as tf.Tensor3D;
  const after = recurrence(shifted(x, 1), exclusive ? shifted(dy, 1) : dy);
  return tf.mul(before, after);
}

/** Sⱼ = bⱼ + aⱼ Sⱼ₊₁ by doubling: each round joins stretches of twice the length. */
function recurrence(a: tf.Tensor3D, b: tf.Tensor3D): tf.Tensor3D {
  let [factor, sum] = [a, b];
  for (let stretch = 1; stretch < a.shape[1]; stretch *= 2) {
    sum = tf.add(sum, tf.mul(factor, shifted(sum, stretch)));
    factor = tf.mul(factor, shifted(factor, stretch));
  }
  return sum;
}

/** The running product, by doubling as well. */
export function runningProduct(x: tf.Tensor, { axis, exclusive, reverse }: ScanAttrs): tf.Tensor {
  const [outer, length, inner] = around(x.shape, axis);
  const flat = tf.reshape<tf.Rank.R3>(x, [outer, length, inner]);
  const upright = reverse ? tf.reverse(flat, 1) : flat;
  let product = exclusive ? delayed(upright, 1) : upright;
  for (let stretch = 1; stretch < length; stretch *= 2) {
    product = tf.mul(product, delayed(product, stretch));
  }
  return tf.reshape(reverse ? tf.reverse(product, 1) : product, x.shape);
}

/** x moved `by` places towards the end, and ones in front of it. */
function delayed(x: tf.Tensor3D, by: number): tf.Tensor3D {
  const [outer, length, inner] = x.shape;
  const start = tf.slice(x, [0, 0, 0], [outer, Math.max(0, length - by), inner]);
  return tf.pad(
    start,
    [
      [0, 0],
      [Math.min(by, length), 0],
      [0, 0],
    ],
    1,
  );
}

/** x moved `by` places towards the front, and zeros behind it. */
function shifted(x: tf.Tensor3D, by: number): tf.Tensor3D {
  const [outer, length, inner] = x.shape;
  if (by >= length) return zeros(x.shape) as tf.Tensor3D;
  const rest = tf.slice(x, [0, by, 0], [outer, length - by, inner]);
  return tf.pad(rest, [
    [0, 0],
    [0, by],
    [0, 0],
  ]);
}

/** Gradients of running sums and products. */
export const scanGradients: readonly tf.GradConfig[] = [cumprod, cumsum];
