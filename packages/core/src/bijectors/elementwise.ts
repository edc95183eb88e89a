import * as tf from '@tensorflow/tfjs-core';

import type { Tensor } from '@tensorflow/tfjs-core';
import type { Bijector, IncreasingBijector, Mapped } from './bijector.js';
import { tidyMapped } from './tidy-mapped.js';

/** The mathematics of a bijector of numbers. */
export interface ElementwiseMap {
  /** Name, such as `Softplus`. */
  readonly name: string;
  /** y of x. */
  readonly forward: (x: Tensor) => Tensor;
  /** x of y. */
  readonly inverse: (y: Tensor) => Tensor;
  /** log |dy/dx| at x. */
  readonly logSlope: (x: Tensor) => Tensor;
  /** Given where y grows with x. */
  readonly increasing?: true;
}

/** A bijector of numbers, increasing where its mathematics is. */
export type Elementwise<Map extends ElementwiseMap> =
  Map extends Pick<IncreasingBijector, 'increasing'> ? IncreasingBijector : Bijector;

/** The bijector that maps every element by itself. */
export function elementwise<const Map extends ElementwiseMap>(map: Map): Elementwise<Map> {
  const { name, forward, inverse, logSlope, increasing } = map;
  const mapped = (value: Tensor, logDet: Tensor): Mapped => ({
    value,
    logDet: tf.broadcastTo(logDet, value.shape),
  });
  const bijector: Bijector & Partial<IncreasingBijector> = {
    name,
    domainRank: 0,
    codomainRank: 0,
    forwardShape: (shape) => shape,
    inverseShape: (shape) => shape,
    forward: (x) => tidyMapped(() => mapped(forward(x), logSlope(x))),
    inverse: (y) =>
      tidyMapped(() => {
        const x = inverse(y);
        return mapped(x, tf.neg(logSlope(x)));
      }),
    ...(increasing && { increasing }),
  };
  return bijector as Elementwise<Map>;
}
