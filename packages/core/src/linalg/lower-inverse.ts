import * as tf from '@tensorflow/tfjs-core';
import type { Tensor2D, Tensor3D } from '@tensorflow/tfjs-core';
import { bandMask } from './band-mask.js';
import { block, blockLower } from './matrices.js';

/** Up to this size, diagonal blocks are joined within one matrix: fewer, if larger, operations. */
const WITHIN = 16;

/**
 * Inverses of a list of lower triangular matrices, in O(log n) operations; not differentiable.
 *
 *     [A 0]⁻¹   [    A⁻¹      0 ]
 *     [C D]   = [−D⁻¹ C A⁻¹  D⁻¹]
 *
 * The diagonal blocks of all matrices are inverted together, so each halving costs as many operations
 * as one. No step sums a series: where the inverse is small, so is everything on the way to it
 * (Higham 2002, "Accuracy and stability of numerical algorithms", §14.2.2).
 */
export function lowerInverse(l: Tensor3D): Tensor3D {
  const n = l.shape[1];
  const halvings = Math.max(0, Math.ceil(Math.log2(n / WITHIN)));
  const size = Math.ceil(n / 2 ** halvings) * 2 ** halvings;
  if (size === n) return byHalves(l, halvings);
  return block(byHalves(enlarged(l, size), halvings), [0, n], [0, n]);
}

/** Puts ones behind the diagonals, up to a size that can be halved. */
function enlarged(l: Tensor3D, size: number): Tensor3D {
  const [count, n] = l.shape;
  const ones = tf.tile(tf.expandDims(bandMask([size - n, size - n], 0, 0)), [count, 1, 1]);
  return blockLower(l, tf.zeros([count, size - n, n]), ones as Tensor3D);
}

function byHalves(l: Tensor3D, halvings: number): Tensor3D {
  if (halvings === 0) return byDoubling(l);
  const [count, n] = l.shape;
  const [low, high] = [[0, n / 2] as const, [n / 2, n] as const];
  const corners = tf.concat([block(l, low, low), block(l, high, high)], 0);
  const [a, d] = tf.split(byHalves(corners, halvings - 1), [count, count], 0) as [
    Tensor3D,
    Tensor3D,
  ];
  return blockLower(a, tf.neg(tf.matMul(tf.matMul(d, block(l, high, low)), a)), d);
}

/** X ← X − X C X, where X holds the inverses of diagonal blocks, and C what joins two to one. */
function byDoubling(l: Tensor3D): Tensor3D {
  const n = l.shape[1];
  const identity = bandMask([n, n], 0, 0);
  const diagonal = tf.sum(tf.mul(l, identity), 2, true);
  let inverse = tf.div<Tensor3D>(identity, diagonal);
  for (let size = 1; size < n; size *= 2) {
    const joints = tf.mul<Tensor3D>(l, jointMask(n, size));
    inverse = tf.sub(inverse, tf.matMul(tf.matMul(inverse, joints), inverse));
  }
  return inverse;
}

/** Ones where an odd block of rows meets the block of columns before it. */
function jointMask(n: number, size: number): Tensor2D {
  const blockOf = (i: number): number => Math.floor(i / size);
  const isJoint = (row: number, column: number): boolean =>
    blockOf(row) % 2 === 1 && blockOf(column) === blockOf(row) - 1;
  const mask = Float32Array.from({ length: n * n }, (_, i) =>
    isJoint(Math.floor(i / n), i % n) ? 1 : 0,
  );
  return tf.tensor2d(mask, [n, n]);
}
