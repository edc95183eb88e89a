import { broadcastShape } from '../broadcast-shape.js';
import { shapeOf, type Parameter } from '../distributions/parameter.js';
import { InputError } from '../input-error.js';
import type { Shape } from '../shape.js';

/** Which numbers a parameter may be. */
export interface Range {
  /** In words, such as `a rate ≥ 0`. */
  readonly expected: string;
  /** Whether a number is one of them. */
  readonly has: (parameter: number) => boolean;
}

/** A range of finite numbers above 0, called by a name. */
export const positive = (name: string): Range => ({
  expected: `${name} above 0`,
  has: (x) => x > 0 && x < Infinity,
});

/** A range of finite numbers from 0 on, called by a name. */
export const nonNegative = (name: string): Range => ({
  expected: `${name} ≥ 0`,
  has: (x) => x >= 0 && x < Infinity,
});

/**
 * Throws an {@link InputError} unless a parameter broadcasts to the shape of a draw and, where it is a
 * number, lies in its range. What tensors hold is not looked at.
 */
export function checkParameter(
  callee: string,
  argument: string,
  parameter: Parameter,
  shape: Shape,
  range: Range,
): void {
  if (typeof parameter === 'number' && !range.has(parameter)) {
    throw new InputError({ callee, argument, expected: range.expected, got: `${parameter}` });
  }
  const actual = shapeOf(parameter);
  if (broadcastShape(actual, shape)?.join() === shape.join()) return;
  throw new InputError({
    callee,
    argument,
    expected: `a shape that broadcasts to that of the draw, [${shape}]`,
    got: `shape [${actual}]`,
  });
}
