import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor3D } from '@tensorflow/tfjs-core';
import { checkBroadcast } from '../broadcast-shape.js';
import { InputError } from '../input-error.js';
import type { Shape } from '../shape.js';
import { batchOf, listed, sidesOf } from './matrices.js';

const sizeOf = (shape: Shape): number => shape.reduce((product, size) => product * size, 1);

/** Throws an {@link InputError} unless `b` has as many rows as `a`, and a batch that broadcasts. */
export function checkRightSide(callee: string, a: Tensor, b: Tensor): void {
  if (a.shape.at(-2) !== b.shape.at(-2)) {
    throw new InputError({
      callee,
      argument: 'b',
      expected: `as many rows as the matrices have, shape [..., ${a.shape.at(-2)}, k]`,
      got: `shape [${b.shape}]`,
      remedy: 'A vector is a matrix of one column: tf.expandDims(b, -1).',
    });
  }
  checkBroadcast(callee, 'b', batchOf(b), batchOf(a));
}

/**
 * Applies a function of as many matrices as right sides, and gives what it returns, of the shape of
 * the right sides, the batch shape that both broadcast to. One matrix for many right sides is not
 * copied: their columns are put side by side.
 */
export function overSystems(
  a: Tensor,
  b: Tensor,
  f: (a: Tensor3D, b: Tensor3D) => Tensor3D,
): Tensor {
  const batch = checkBroadcast('overSystems', 'b', batchOf(b), batchOf(a));
  const [rows, columns] = sidesOf(b);
  const count = sizeOf(batch);
  const spread = (x: Tensor): Tensor3D => listed(tf.broadcastTo(x, [...batch, ...sidesOf(x)]));
  const shape = [...batch, rows, columns];
  if (sizeOf(shape) === 0) return tf.reshape(sizeOf(b.shape) === 0 ? b : a, shape);
  const right = spread(b);
  if (sizeOf(batchOf(a)) > 1 || count === 1) return tf.reshape(f(spread(a), right), shape);
  const sideBySide = tf.reshape(tf.transpose(right, [1, 0, 2]), [1, rows, count * columns]);
  const solved = tf.reshape(f(listed(a), sideBySide as Tensor3D), [rows, count, columns]);
  return tf.reshape(tf.transpose(solved, [1, 0, 2]), shape);
}
