import type { Bijector } from './bijector.js';

/**
 * A bijector the other way round.
 *
 * @param name name of the result; `Invert(…)` by default.
 *
 * @example
 * ```ts
 * import { exp, invert } from '@gen/core/bijectors';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const { value } = invert(exp).forward(tf.tensor1d([1, Math.E])); // [0, 1]
 * ```
 */
export function invert(bijector: Bijector, name = `Invert(${bijector.name})`): Bijector {
  return {
    name,
    domainRank: bijector.codomainRank,
    codomainRank: bijector.domainRank,
    forwardShape: (shape) => bijector.inverseShape(shape),
    inverseShape: (shape) => bijector.forwardShape(shape),
    forward: (x, context) => bijector.inverse(x, context),
    inverse: (y, context) => bijector.forward(y, context),
  };
}
