import * as tf from '@tensorflow/tfjs-core';

/** How many elements lie before an axis, along it, and after it. */
export function around(shape: readonly number[], axis: number): [number, number, number] {
  const at = axis < 0 ? axis + shape.length : axis;
  const size = (part: readonly number[]): number => tf.util.sizeFromShape([...part]);
  return [size(shape.slice(0, at)), shape[at]!, size(shape.slice(at + 1))];
}
