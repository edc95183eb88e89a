import * as tf from '@tensorflow/tfjs-core';

import type { Tensor } from '@tensorflow/tfjs-core';
import type { Bijector, Mapped } from './bijector.js';
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
}

/** The bijector that maps every element by itself. */
export function elementwise({ name, forward, inverse, logSlope }: ElementwiseMap): Bijector {
  const mapped = (value: Tensor, logDet: Tensor): Mapped => ({
    value,
    logDet: tf.broadcastTo(logDet, value.shape),
  });
  return {
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
  };
}
