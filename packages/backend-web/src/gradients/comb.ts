import * as tf from '@tensorflow/tfjs-core';
import { around } from './around.js';

/** Teeth along one axis: `count` positions `start + i · step`. */
export interface Comb {
  /** The axis. */
  readonly axis: number;
  /** The first position. */
  readonly start: number;
  /** From one position to the next. */
  readonly step: number;
  /** How many positions. */
  readonly count: number;
}

const withSize = (shape: readonly number[], axis: number, size: number): number[] =>
  shape.map((each, i) => (i === axis ? size : each));

/** The elements of x at the teeth; right to every order, since it is made of slices. */
export function comb(x: tf.Tensor, { axis, start, step, count }: Comb): tf.Tensor {
  const [outer, length, inner] = around(x.shape, axis);
  const end = start + (step === 1 ? count : count * step);
  let flat = tf.reshape<tf.Rank.R3>(x, [outer, length, inner]);
  flat = padAxis(flat, 0, Math.max(0, end - length));
  flat = tf.slice(flat, [0, start, 0], [outer, end - start, inner]);
  if (step > 1) {
    const rows = tf.reshape<tf.Rank.R4>(flat, [outer, count, step, inner]);
    flat = tf.reshape(tf.slice(rows, [0, 0, 0, 0], [outer, count, 1, inner]), [
      outer,
      count,
      inner,
    ]);
  }
  return tf.reshape(flat, withSize(x.shape, axis, count));
}

/** The adjoint of {@link comb}: y at the teeth of an axis of size `length`, and zeros between. */
export function uncomb(y: tf.Tensor, { axis, start, step }: Comb, length: number): tf.Tensor {
  const [outer, count, inner] = around(y.shape, axis);
  let flat = tf.reshape<tf.Rank.R3>(y, [outer, count, inner]);
  if (step > 1) {
    const apart = tf.pad(tf.reshape<tf.Rank.R4>(flat, [outer, count, 1, inner]), [
      [0, 0],
      [0, 0],
      [0, step - 1],
      [0, 0],
    ]);
    flat = tf.reshape(apart, [outer, count * step, inner]);
  }
  const spread = padAxis(flat, start, length - start - flat.shape[1]);
  return tf.reshape(spread, withSize(y.shape, axis, length));
}

/** Zeros before and after; a negative number cuts. */
function padAxis(x: tf.Tensor3D, before: number, after: number): tf.Tensor3D {
  const [outer, length, inner] = x.shape;
  const from = Math.max(0, -before);
  const to = length - Math.max(0, -after);
  const cut = from > 0 || to < length ? tf.slice(x, [0, from, 0], [outer, to - from, inner]) : x;
  if (before <= 0 && after <= 0) return cut;
  return tf.pad(cut, [
    [0, 0],
    [Math.max(0, before), Math.max(0, after)],
    [0, 0],
  ]);
}

/** Zeros around some axes; a negative number cuts. The adjoint is the same with numbers negated. */
export function padOrCut(
  x: tf.Tensor,
  by: readonly { readonly axis: number; readonly before: number; readonly after: number }[],
): tf.Tensor {
  return by.reduce((y, { axis, before, after }) => {
    if (before === 0 && after === 0) return y;
    const [outer, length, inner] = around(y.shape, axis);
    const padded = padAxis(tf.reshape(y, [outer, length, inner]), before, after);
    return tf.reshape(padded, withSize(y.shape, axis, length + before + after));
  }, x);
}
