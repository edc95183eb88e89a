import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Bijector, Mapped } from './bijector.js';
import { tidyMapped } from './tidy-mapped.js';

/** A bijector that moves elements without changing them: its log-determinant is 0. */
export function rearrangement({
  forward,
  inverse,
  ...shapes
}: Omit<Bijector, 'forward' | 'inverse'> & {
  readonly forward: (x: Tensor) => Tensor;
  readonly inverse: (y: Tensor) => Tensor;
}): Bijector {
  const still =
    (move: (x: Tensor) => Tensor, rank: number) =>
    (x: Tensor): Mapped =>
      tidyMapped(() => ({
        value: move(x),
        logDet: tf.zeros(x.shape.slice(0, x.rank - rank)),
      }));
  return {
    ...shapes,
    forward: still(forward, shapes.domainRank),
    inverse: still(inverse, shapes.codomainRank),
  };
}
