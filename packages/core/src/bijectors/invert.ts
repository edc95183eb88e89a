import type { Bijector, IncreasingBijector } from './bijector.js';

/** The inverse of an increasing map is one. */
export type Inverted<Map extends Bijector> = Map extends IncreasingBijector
  ? IncreasingBijector
  : Bijector;

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
export function invert<Map extends Bijector>(
  bijector: Map,
  name = `Invert(${bijector.name})`,
): Inverted<Map> {
  const inverted: Bijector = {
    name,
    domainRank: bijector.codomainRank,
    codomainRank: bijector.domainRank,
    forwardShape: (shape) => bijector.inverseShape(shape),
    inverseShape: (shape) => bijector.forwardShape(shape),
    forward: (x, context) => bijector.inverse(x, context),
    inverse: (y, context) => bijector.forward(y, context),
    ...('increasing' in bijector && { increasing: true }),
  };
  return inverted as Inverted<Map>;
}
