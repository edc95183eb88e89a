import * as tf from '@tensorflow/tfjs-core';
import { InputError } from '../input-error.js';
import type { Bijector } from './bijector.js';
import { rearrangement } from './rearrangement.js';

/**
 * Rearranges the axes of events. log |det J| = 0.
 *
 * @param axes the axis of x that each axis of y comes from, counted within the event.
 * @throws InputError where `axes` is not a permutation of 0 … n − 1.
 *
 * @example
 * ```ts
 * import { transpose } from '@gen/core/bijectors';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const toChannelsFirst = transpose([2, 0, 1]);
 * const { value } = toChannelsFirst.forward(tf.zeros([64, 28, 28, 3])); // [64, 3, 28, 28]
 * ```
 */
export function transpose(axes: readonly number[]): Bijector {
  checkAxes(axes);
  const back = axes.map((_, i) => axes.indexOf(i));
  const rank = axes.length;
  const move = (x: tf.Tensor, order: readonly number[]): tf.Tensor => {
    const batch = x.rank - rank;
    const ofBatch = Array.from({ length: batch }, (_, axis) => axis);
    return tf.transpose(x, [...ofBatch, ...order.map((axis) => batch + axis)]);
  };
  return rearrangement({
    name: 'Transpose',
    domainRank: rank,
    codomainRank: rank,
    forwardShape: (shape) => axes.map((axis) => shape[axis]!),
    inverseShape: (shape) => back.map((axis) => shape[axis]!),
    forward: (x) => move(x, axes),
    inverse: (y) => move(y, back),
  });
}

function checkAxes(axes: readonly number[]): void {
  if (axes.toSorted((a, b) => a - b).every((axis, i) => axis === i)) return;
  throw new InputError({
    callee: 'transpose',
    argument: 'axes',
    expected: `each of 0 … ${axes.length - 1} once`,
    got: `[${axes.join(', ')}]`,
  });
}
