import * as tf from '@tensorflow/tfjs-core';
import type { Tensor2D } from '@tensorflow/tfjs-core';
import { asFloats } from './as-floats.js';

/** Ones on the diagonals `from` ≤ column − row ≤ `to` and zeros elsewhere, `[rows, columns]`. */
export function bandMask(
  [rows, columns]: readonly [number, number],
  from: number,
  to: number,
): Tensor2D {
  const row = tf.reshape(tf.range(0, rows, 1), [rows, 1]);
  const column = tf.range(0, columns, 1);
  const offset = tf.sub<Tensor2D>(column, row);
  if (from === -Infinity) return asFloats(tf.lessEqual(offset, to));
  if (to === Infinity) return asFloats(tf.greaterEqual(offset, from));
  return asFloats(tf.logicalAnd(tf.greaterEqual(offset, from), tf.lessEqual(offset, to)));
}
