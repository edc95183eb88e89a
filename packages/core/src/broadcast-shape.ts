import { InputError } from './input-error.js';
import type { Shape } from './shape.js';

/** The shape that two shapes broadcast to, by the rules of NumPy; `undefined` where they do not. */
export function broadcastShape(a: Shape, b: Shape): Shape | undefined {
  const rank = Math.max(a.length, b.length);
  const sizes = Array.from({ length: rank }, (_, i) => {
    const sizeOfA = a[a.length - rank + i] ?? 1;
    const sizeOfB = b[b.length - rank + i] ?? 1;
    if (sizeOfA === sizeOfB || sizeOfB === 1) return sizeOfA;
    return sizeOfA === 1 ? sizeOfB : -1;
  });
  return sizes.includes(-1) ? undefined : sizes;
}

/** Throws an {@link InputError} unless `actual` broadcasts with `expected`. */
export function checkBroadcast(
  callee: string,
  argument: string,
  actual: Shape,
  expected: Shape,
  remedy?: string,
): Shape {
  const shape = broadcastShape(actual, expected);
  if (shape !== undefined) return shape;
  throw new InputError({
    callee,
    argument,
    expected: `a shape that broadcasts with [${expected}]`,
    got: `shape [${actual}]`,
    ...(remedy && { remedy }),
  });
}
