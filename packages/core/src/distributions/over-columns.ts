import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';

/**
 * Applies a function of matrices of columns to vectors, so that one matrix serves many samples without
 * a copy for each.
 *
 *     [...sample, ...batch, n] → f: [...batch, n, samples] → [...batch, m, samples] → [...sample, ...batch, m]
 *
 * @param batchRank how many axes, before the last, are those of a batch of matrices; there may be fewer.
 * @param size m, for when there is nothing to compute.
 */
export function overColumns(
  x: Tensor,
  batchRank: number,
  size: number,
  f: (columns: Tensor) => Tensor,
): Tensor {
  if (x.size === 0) return tf.zeros([...x.shape.slice(0, -1), size]);
  const split = Math.max(0, x.rank - 1 - batchRank);
  const lead = x.shape.slice(0, split);
  const listed = tf.reshape(x, [tf.util.sizeFromShape(lead), ...x.shape.slice(split)]);
  const result = f(tf.transpose(listed, [...axesAfterFirst(listed), 0]));
  const last = result.rank - 1;
  const rows = tf.transpose(result, [last, ...axesAfterFirst(result).map((axis) => axis - 1)]);
  return tf.reshape(rows, [...lead, ...rows.shape.slice(1)]);
}

const axesAfterFirst = ({ rank }: Tensor): number[] =>
  Array.from({ length: rank - 1 }, (_, axis) => axis + 1);
