import * as tf from '@tensorflow/tfjs-core';
import { checkTrailingShape } from '../check-shape.js';
import { InputError } from '../input-error.js';
import type { Bijector } from './bijector.js';
import { rearrangement } from './rearrangement.js';

/**
 * Rearranges the elements of a vector.
 *
 *     yᵢ = x_π(i),   log |det J| = 0
 *
 * @param order π: the place in x that each element of y comes from.
 * @throws InputError where `order` is not a permutation of 0 … n − 1.
 *
 * @example
 * ```ts
 * import { permute } from '@gen/core/bijectors';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const { value } = permute([2, 0, 1]).forward(tf.tensor1d([10, 11, 12])); // [12, 10, 11]
 * ```
 */
export function permute(order: readonly number[]): Bijector {
  checkOrder(order);
  const back = order.map((_, i) => order.indexOf(i));
  const take = (x: tf.Tensor, places: readonly number[], method: string): tf.Tensor => {
    checkTrailingShape(`permute.${method}`, 'x', x.shape, [order.length]);
    return tf.gather(x, tf.tensor1d([...places], 'int32'), x.rank - 1);
  };
  return rearrangement({
    name: 'Permute',
    domainRank: 1,
    codomainRank: 1,
    forwardShape: (shape) => shape,
    inverseShape: (shape) => shape,
    forward: (x) => take(x, order, 'forward'),
    inverse: (y) => take(y, back, 'inverse'),
  });
}

function checkOrder(order: readonly number[]): void {
  if (order.toSorted((a, b) => a - b).every((place, i) => place === i)) return;
  throw new InputError({
    callee: 'permute',
    argument: 'order',
    expected: `each of 0 … ${order.length - 1} once`,
    got: `[${order.join(', ')}]`,
  });
}
