import { InputError } from '../input-error.js';
import type { Shape } from '../shape.js';

/** Throws an {@link InputError} unless a tensor of this shape can be drawn. */
export function checkDrawShape(callee: string, shape: Shape): void {
  const sizes = shape.every((size) => Number.isInteger(size) && size >= 0);
  if (sizes && shape.reduce((product, size) => product * size, 1) < 2 ** 31) return;
  throw new InputError({
    callee,
    argument: 'shape',
    expected: 'sizes that are integers ≥ 0 with a product below 2^31',
    got: `[${shape}]`,
  });
}
