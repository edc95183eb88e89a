import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { InputError } from '../input-error.js';

/** Rows n of a triangle of `size` = n (n + 1) / 2 elements, on and below a diagonal. */
export function triangleRows(callee: string, size: number): number {
  const rows = (Math.sqrt(8 * size + 1) - 1) / 2;
  if (Number.isInteger(rows)) return rows;
  throw new InputError({
    callee,
    argument: 'x',
    expected: 'vectors of as many elements as a triangle has: 0, 1, 3, 6, 10, …',
    got: `${size} elements`,
  });
}

/** The elements of vectors, row by row, on and below the `diagonal`, 0 or −1, of matrices; 0 elsewhere. */
export function fillLower(x: Tensor, size: number, diagonal: 0 | -1): Tensor {
  const count = x.shape.at(-1)!;
  const places = Array.from({ length: size * size }, (_, place) => {
    const [row, column] = [Math.floor(place / size), place % size];
    const end = row + diagonal; // last column that is filled
    return column > end ? count : ((end + 1) * end) / 2 + column;
  });
  const batch = x.shape.slice(0, -1);
  const padded = tf.concat([x, tf.zeros([...batch, 1])], -1);
  const flat = tf.gather(padded, tf.tensor1d(places, 'int32'), x.rank - 1);
  return tf.reshape(flat, [...batch, size, size]);
}

/** The elements on and below the `diagonal` of matrices as vectors: the inverse of {@link fillLower}. */
export function takeLower(matrix: Tensor, diagonal: 0 | -1): Tensor {
  const size = matrix.shape.at(-1)!;
  const places = Array.from({ length: size }, (_, row) =>
    Array.from({ length: Math.max(0, row + 1 + diagonal) }, (_, column) => row * size + column),
  ).flat();
  const flat = tf.reshape(matrix, [...matrix.shape.slice(0, -2), size * size]);
  return tf.gather(flat, tf.tensor1d(places, 'int32'), flat.rank - 1);
}
