import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor3D } from '@tensorflow/tfjs-core';
import type { Shape } from '../shape.js';

/** The batch axes of matrices: all but the last two. */
export const batchOf = (x: Tensor): Shape => x.shape.slice(0, -2);

/** Rows and columns of matrices. */
export const sidesOf = (x: Tensor): readonly [number, number] => [x.shape.at(-2)!, x.shape.at(-1)!];

/** Matrices as one list of them, `[count, rows, columns]`. */
export const listed = (x: Tensor): Tensor3D =>
  tf.reshape(x, [batchOf(x).reduce((product, size) => product * size, 1), ...sidesOf(x)]);

/** Swaps rows and columns of each matrix of a list. */
export const transposed = (x: Tensor3D): Tensor3D => tf.transpose(x, [0, 2, 1]);

/** Applies a function of a list of matrices to all matrices of `x`; each gives a result of `shape`. */
export function overMatrices(x: Tensor, shape: Shape, f: (matrices: Tensor3D) => Tensor): Tensor {
  const result = [...batchOf(x), ...shape];
  // No engine has to know what a matrix product of nothing is.
  return x.size === 0 ? tf.reshape(x, result) : tf.reshape(f(listed(x)), result);
}

/** Rows `from` up to `to` and columns likewise of each matrix of a list. */
export function block(
  x: Tensor3D,
  [fromRow, toRow]: readonly [number, number],
  [fromColumn, toColumn]: readonly [number, number],
): Tensor3D {
  return tf.slice(
    x,
    [0, fromRow, fromColumn],
    [x.shape[0], toRow - fromRow, toColumn - fromColumn],
  );
}

/** The matrices [[a, 0], [c, d]] of lists of blocks. */
export function blockLower(a: Tensor3D, c: Tensor3D, d: Tensor3D): Tensor3D {
  const corner = tf.zeros<tf.Rank.R3>([a.shape[0], a.shape[1], d.shape[2]]);
  return tf.concat([tf.concat([a, corner], 2), tf.concat([c, d], 2)], 1);
}
