import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { checkCount, type Shape } from '@gen/core';
import type { Fans } from '@gen/core/nn';

/**
 * How weights join two layers: a matrix W, linear in the weights, that may be laid out otherwise than as a
 * matrix and need never be written out.
 */
export interface Connection {
  /** Length of the visible statistics. */
  readonly visible: number;
  /** Length of the hidden statistics. */
  readonly hidden: number;
  /** Shape of the weights. */
  readonly weightShape: Shape;
  /** How many visible units a hidden one reads and the other way round, for initializers. */
  readonly fans: Fans;
  /** W s of visible statistics `[rows, visible]`: `[rows, hidden]`. */
  toHidden(statistics: Tensor, weight: Tensor): Tensor;
  /** Wᵀ s of hidden statistics `[rows, hidden]`: `[rows, visible]`. */
  toVisible(statistics: Tensor, weight: Tensor): Tensor;
  /** Gradient in the weights of Σᵣ hᵣᵀ W vᵣ for statistics v `[rows, visible]` and h `[rows, hidden]`. */
  weightGradient(visible: Tensor, hidden: Tensor): Tensor;
}

/**
 * The connection of each unit to each: weights W `[hidden, visible]`.
 *
 * @throws InputError where a size is no count.
 *
 * @example
 * ```ts
 * import { denseConnection } from '@gen/energy';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const connection = denseConnection(4, 3);
 * const input = connection.toHidden(tf.ones([2, 4]), tf.ones([3, 4])); // [2, 3], fours
 * ```
 */
export function denseConnection(visible: number, hidden: number): Connection {
  checkCount('denseConnection', 'visible', visible);
  checkCount('denseConnection', 'hidden', hidden);
  return {
    visible,
    hidden,
    weightShape: [hidden, visible],
    fans: { fanIn: visible, fanOut: hidden },
    toHidden: (s, weight) => tf.matMul(s as Tensor2D, weight as Tensor2D, false, true),
    toVisible: (s, weight) => tf.matMul(s as Tensor2D, weight as Tensor2D),
    weightGradient: (v, h) => tf.matMul(h as Tensor2D, v as Tensor2D, true, false),
  };
}
