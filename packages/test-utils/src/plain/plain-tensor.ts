import * as tf from '@tensorflow/tfjs-core';

/** Types of the elements of tensors that hold numbers. */
export type NumberType = 'float32' | 'int32' | 'bool';

/** A tensor in plain numbers, on which references compute in float64. */
export interface PlainTensor {
  /** Type of its elements. */
  readonly dtype: NumberType;
  /** Its sizes. */
  readonly shape: readonly number[];
  /** Its elements, the last axis fastest. */
  readonly values: readonly number[];
}

/** The tensor whose element at each index is what `at` says. */
export function plain(
  shape: readonly number[],
  at: (index: readonly number[]) => number,
  dtype: NumberType = 'float32',
): PlainTensor {
  return { dtype, shape, values: indicesOf(shape).map(at) };
}

/** All indices of a shape, the last axis fastest. */
export function indicesOf(shape: readonly number[]): number[][] {
  return shape.reduce<number[][]>(
    (outer, size) =>
      outer.flatMap((index) => Array.from({ length: size }, (_, i) => [...index, i])),
    [[]],
  );
}

/** The element at an index; one that counts from outside the tensor has none. */
export function elementOf(x: PlainTensor, index: readonly number[]): number | undefined {
  const outside = index.some((i, axis) => i < 0 || i >= x.shape[axis]!);
  return outside ? undefined : x.values[index.reduce((at, i, axis) => at * x.shape[axis]! + i, 0)];
}

/** The element at an index of a larger shape, over which the tensor is repeated. */
export const broadcastElementOf = (x: PlainTensor, index: readonly number[]): number =>
  elementOf(
    x,
    index.slice(index.length - x.shape.length).map((i, axis) => (x.shape[axis] === 1 ? 0 : i)),
  )!;

/** The tensor on the engine. */
export const tensorOf = ({ values, shape, dtype }: PlainTensor): tf.Tensor =>
  tf.tensor([...values], [...shape], dtype);

/** Numbers that look irregular and that sums and products in float32 keep exact: eighths within ±4. */
export const eighths = (shape: readonly number[], salt = 0): PlainTensor =>
  scattered(shape, salt, (word) => ((word % 65) - 32) / 8);

/** Integers from −5 to 5. */
export const smallIntegers = (shape: readonly number[], salt = 0): PlainTensor =>
  scattered(shape, salt, (word) => (word % 11) - 5, 'int32');

/** Ones and zeros. */
export const truths = (shape: readonly number[], salt = 0): PlainTensor =>
  scattered(shape, salt, (word) => word % 2, 'bool');

/** Indices below `size`. */
export const indicesBelow = (size: number, shape: readonly number[], salt = 0): PlainTensor =>
  scattered(shape, salt, (word) => word % size, 'int32');

function scattered(
  shape: readonly number[],
  salt: number,
  value: (word: number) => number,
  dtype?: NumberType,
): PlainTensor {
  let i = salt * 1000;
  return plain(shape, () => value(Math.imul(++i, 0x9e3779b1) >>> 12), dtype);
}
