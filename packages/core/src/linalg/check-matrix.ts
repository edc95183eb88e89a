import type { Tensor } from '@tensorflow/tfjs-core';
import { InputError } from '../input-error.js';

/** Throws an {@link InputError} unless `x` holds float32 matrices that are not empty. */
export function checkMatrix(callee: string, argument: string, x: Tensor): void {
  const sides = x.shape.slice(-2);
  if (x.rank < 2 || sides.includes(0)) {
    throw new InputError({
      callee,
      argument,
      expected: 'matrices, shape [..., m, n] with m, n ≥ 1',
      got: `shape [${x.shape}]`,
      remedy: 'A vector is a matrix of one column: tf.expandDims(x, -1).',
    });
  }
  if (x.dtype === 'float32') return;
  const got = `${x.dtype}`;
  throw new InputError({ callee, argument, expected: 'float32', got, remedy: 'Cast it.' });
}

/** Throws an {@link InputError} unless `x` holds square float32 matrices that are not empty. */
export function checkSquare(callee: string, argument: string, x: Tensor): void {
  checkMatrix(callee, argument, x);
  if (x.shape.at(-1) === x.shape.at(-2)) return;
  const got = `shape [${x.shape}]`;
  throw new InputError({ callee, argument, expected: 'square matrices, shape [..., n, n]', got });
}
