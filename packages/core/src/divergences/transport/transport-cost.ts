import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { asFloats } from '../../linalg/as-floats.js';

/** The power of distances that is transported at least cost. */
export type WassersteinOrder = 1 | 2;

/** Masses of the elements of both samples, which sum to 1 along the last axis. */
export interface Masses {
  /** Those of the first, `[rows, n]`. */
  readonly a: Tensor2D;
  /** Those of the second, `[rows, m]`. */
  readonly b: Tensor2D;
}

/** W_pᵖ of samples of the same size, `[rows, n]`: that of both in order. */
export function costOfSorted(x: Tensor2D, y: Tensor2D, order: WassersteinOrder): Tensor {
  return tf.mean(powers(sorted(x), sorted(y), order), 1);
}

/**
 * W_pᵖ of weighted samples, `[rows, n]` and `[rows, m]`: ∫₀¹ |F⁻¹(u) − G⁻¹(u)|ᵖ du.
 *
 * Both quantile functions are steps, so it is a sum over the n + m intervals between their steps
 * together. In which steps an interval lies is how many of each are before it.
 */
export function costOfWeighted(
  x: Tensor2D,
  y: Tensor2D,
  { a, b }: Masses,
  order: WassersteinOrder,
): Tensor {
  const [n, m] = [x.shape[1], y.shape[1]];
  const [ofX, ofY] = [ascending(x), ascending(y)];
  const steps = tf.concat([cumulated(taken(a, ofX)), cumulated(taken(b, ofY))], 1);
  const inOrder = ascending(steps);
  const ends = taken(steps, inOrder);
  const starts = tf.pad(tf.slice(ends, [0, 0], [-1, n + m - 1]), [
    [0, 0],
    [1, 0],
  ]);
  const isOfX = asFloats(tf.less(inOrder, n));
  const before = (isOwn: Tensor, count: number): Tensor2D =>
    tf.cast(tf.minimum(tf.cumsum(isOwn, 1, true), count - 1), 'int32');
  const left = taken(taken(x, ofX), before(isOfX, n));
  const right = taken(taken(y, ofY), before(tf.sub(1, isOfX), m));
  return tf.sum(tf.mul(powers(left, right, order), tf.sub(ends, starts)), 1);
}

const powers = (x: Tensor, y: Tensor, order: WassersteinOrder): Tensor =>
  order === 1 ? tf.abs(tf.sub(x, y)) : tf.square(tf.sub(x, y));

/** Rows from the largest. */
const sorted = (x: Tensor2D): Tensor => tf.topk(x, x.shape[1]).values;

/** Where the elements of each row are in ascending order. */
const ascending = (x: Tensor2D): Tensor2D => tf.topk(tf.neg(x), x.shape[1]).indices as Tensor2D;

const taken = (x: Tensor2D, indices: Tensor2D): Tensor2D => tf.gather(x, indices, 1, 1);

const cumulated = (x: Tensor2D): Tensor2D => tf.cumsum(x, 1);
