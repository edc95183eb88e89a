import { InputError } from './input-error.js';
import type { Shape } from './shape.js';

const equal = (a: Shape, b: Shape): boolean =>
  a.length === b.length && a.every((size, axis) => size === b[axis]);

/** Throws an {@link InputError} unless `actual` equals `expected`. */
export function checkShape(
  callee: string,
  argument: string,
  actual: Shape,
  expected: Shape,
  remedy?: string,
): void {
  if (equal(actual, expected)) return;
  throw shapeError(callee, argument, actual, `shape [${expected}]`, remedy);
}

/** Throws an {@link InputError} unless `actual` ends with `expected`. */
export function checkTrailingShape(
  callee: string,
  argument: string,
  actual: Shape,
  expected: Shape,
  remedy?: string,
): void {
  if (expected.length === 0) return;
  if (equal(actual.slice(-expected.length), expected)) return;
  throw shapeError(callee, argument, actual, `shape [..., ${expected}]`, remedy);
}

function shapeError(
  callee: string,
  argument: string,
  actual: Shape,
  expected: string,
  remedy?: string,
): InputError {
  const got = `shape [${actual}]`;
  return new InputError({ callee, argument, expected, got, ...(remedy && { remedy }) });
}
