import { elementOf, indicesOf, plain, type NumberType, type PlainTensor } from './plain-tensor.js';

/** Which axes are reduced, and how. */
export interface ReduceOptions {
  /** The axes; all of them by default. */
  readonly axes?: readonly number[];
  /** Whether reduced axes stay, with size 1. */
  readonly keepDims?: boolean;
  /** Type of the result; that of the tensor by default. */
  readonly dtype?: NumberType;
}

/** f of all elements that share an index along the other axes. */
export function reduce(
  f: (values: readonly number[]) => number,
  x: PlainTensor,
  { axes = x.shape.map((_, axis) => axis), keepDims = false, dtype = x.dtype }: ReduceOptions = {},
): PlainTensor {
  const reduced = new Set(axes.map((axis) => (axis < 0 ? axis + x.shape.length : axis)));
  const kept = x.shape.map((size, axis) => (reduced.has(axis) ? 1 : size));
  const inner = indicesOf(x.shape.map((size, axis) => (reduced.has(axis) ? size : 1)));
  const y = plain(
    kept,
    (outer) =>
      f(
        inner.map((i) =>
          elementOf(
            x,
            i.map((at, axis) => at + outer[axis]!),
          )!,
        ),
      ),
    dtype,
  );
  return keepDims ? y : { ...y, shape: x.shape.filter((_, axis) => !reduced.has(axis)) };
}
