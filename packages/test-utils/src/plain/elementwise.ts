import { broadcastElementOf, plain, type NumberType, type PlainTensor } from './plain-tensor.js';

/** f of the elements of tensors that are broadcast against each other. */
export function elementwise(
  f: (...values: number[]) => number,
  inputs: readonly PlainTensor[],
  dtype: NumberType = inputs[0]!.dtype,
): PlainTensor {
  const shape = inputs.map((x) => x.shape).reduce(broadcastShape);
  return plain(shape, (index) => f(...inputs.map((x) => broadcastElementOf(x, index))), dtype);
}

/** The shape that both shapes are broadcast to. */
function broadcastShape(a: readonly number[], b: readonly number[]): number[] {
  const rank = Math.max(a.length, b.length);
  const size = (shape: readonly number[], axis: number): number =>
    shape[axis - rank + shape.length] ?? 1;
  return Array.from({ length: rank }, (_, axis) =>
    size(a, axis) === 1 ? size(b, axis) : size(a, axis),
  );
}
