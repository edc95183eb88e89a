import type { Tensor } from '@tensorflow/tfjs-core';
import { InputError } from '../input-error.js';

/** Throws an {@link InputError} unless `x` has a last axis, its rows. */
export function checkRows(callee: string, x: Tensor): void {
  if (x.rank >= 1) return;
  throw new InputError({
    callee,
    argument: 'x',
    expected: 'rows, shape [..., n]',
    got: `shape [${x.shape}]`,
    remedy: 'Make the event the last axis, of size 1 for a scalar.',
  });
}

/** Throws an {@link InputError} unless `y` has a row, of n numbers where told, for each row of `x`. */
export function checkRowwise(callee: string, x: Tensor, y: Tensor, n?: number): void {
  const batch = x.shape.slice(0, -1);
  const same = y.rank === x.rank && batch.every((size, axis) => size === y.shape[axis]);
  if (same && (n === undefined || n === y.shape.at(-1))) return;
  throw new InputError({
    callee,
    argument: 'f',
    expected: `one row of results for each row of x, shape [${[...batch, n ?? 'm']}]`,
    got: `shape [${y.shape}]`,
  });
}
