import type { Tensor } from '@tensorflow/tfjs-core';
import { InputError } from '../input-error.js';

/** Throws an {@link InputError} unless x holds at least `least` vectors, `[n, d]`. */
export function checkVectors(callee: string, argument: string, x: Tensor, least = 1): void {
  if (x.rank === 2 && x.shape[0]! >= least && x.shape[1]! >= 1) return;
  throw new InputError({
    callee,
    argument,
    expected: `shape [n, d] with n ≥ ${least} and d ≥ 1`,
    got: `shape [${x.shape}]`,
    ...(x.rank !== 2 && { remedy: 'Flatten each sample to a vector: tf.reshape(x, [n, -1]).' }),
  });
}

/** Throws an {@link InputError} unless both hold vectors of one size. */
export function checkTwoSamples(callee: string, x: Tensor, y: Tensor, least = 1): void {
  checkVectors(callee, 'x', x, least);
  checkVectors(callee, 'y', y, least);
  if (x.shape[1] === y.shape[1]) return;
  throw new InputError({
    callee,
    argument: 'y',
    expected: `vectors of ${x.shape[1]} coordinates, as those of x`,
    got: `shape [${y.shape}]`,
  });
}

/** Throws an {@link InputError} unless a number is above 0 and finite; tensors are not read. */
export function checkPositive(callee: string, argument: string, value: Tensor | number): void {
  if (typeof value !== 'number' || (Number.isFinite(value) && value > 0)) return;
  throw new InputError({ callee, argument, expected: 'a finite number > 0', got: `${value}` });
}
