import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { broadcastShape } from '../broadcast-shape.js';
import { InputError } from '../input-error.js';
import type { Shape } from '../shape.js';

/**
 * Throws an {@link InputError} unless a parameter `[..., K]` has categories and its other axes broadcast
 * to the shape of a draw.
 *
 * @returns K.
 */
export function checkCategories(
  callee: string,
  argument: string,
  parameter: Tensor,
  shape: Shape,
): number {
  const categories = parameter.shape.at(-1) ?? 0;
  const outer = broadcastShape(parameter.shape.slice(0, -1), shape);
  if (categories > 0 && outer?.join() === shape.join()) return categories;
  throw new InputError({
    callee,
    argument,
    expected: `shape [..., categories], where ... broadcasts to that of the draw, [${shape}]`,
    got: `shape [${parameter.shape}]`,
  });
}

/** A parameter `[..., K]` as rows `[size, K]` of the elements of a draw, or as one row `[K]` of all. */
export function rowsOf(parameter: Tensor, shape: Shape): Tensor {
  if (parameter.rank === 1) return parameter;
  const categories = parameter.shape.at(-1)!;
  const size = tf.util.sizeFromShape([...shape]);
  return tf.reshape(tf.broadcastTo(parameter, [...shape, categories]), [size, categories]);
}
