import * as tf from '@tensorflow/tfjs-core';
import { checkTrailingShape } from '../check-shape.js';
import { InputError } from '../input-error.js';
import type { Shape } from '../shape.js';
import type { Bijector } from './bijector.js';
import { rearrangement } from './rearrangement.js';

/** Options of {@link reshape}. */
export interface ReshapeOptions {
  /** Shape of an event before. */
  readonly from: Shape;
  /** Shape of an event after: as many elements. */
  readonly to: Shape;
}

/**
 * Gives events another shape, row by row. log |det J| = 0.
 *
 * @throws InputError where the two shapes differ in size.
 *
 * @example
 * ```ts
 * import { reshape } from '@gen/core/bijectors';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const toImages = reshape({ from: [784], to: [28, 28, 1] });
 * const { value } = toImages.forward(tf.zeros([64, 784])); // [64, 28, 28, 1]
 * ```
 */
export function reshape({ from, to }: ReshapeOptions): Bijector {
  checkSizes(from, to);
  const move = (x: tf.Tensor, before: Shape, after: Shape, method: string): tf.Tensor => {
    checkTrailingShape(`reshape.${method}`, 'x', x.shape, before);
    return tf.reshape(x, [...x.shape.slice(0, x.rank - before.length), ...after]);
  };
  return rearrangement({
    name: 'Reshape',
    domainRank: from.length,
    codomainRank: to.length,
    forwardShape: () => to,
    inverseShape: () => from,
    forward: (x) => move(x, from, to, 'forward'),
    inverse: (y) => move(y, to, from, 'inverse'),
  });
}

function checkSizes(from: Shape, to: Shape): void {
  if (tf.util.sizeFromShape([...from]) === tf.util.sizeFromShape([...to])) return;
  throw new InputError({
    callee: 'reshape',
    argument: 'to',
    expected: `a shape of the size of [${from}]`,
    got: `[${to}]`,
  });
}
