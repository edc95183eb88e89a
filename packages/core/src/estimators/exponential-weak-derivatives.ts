import * as tf from '@tensorflow/tfjs-core';
import type { Exponential } from '../distributions/exponential.js';
import type { Independent } from '../distributions/independent.js';
import { exponential } from '../random/exponential.js';
import { split } from '../random/split.js';
import { partOf } from './part-of.js';
import type { WeakDerivatives } from './weak-derivative.js';

/**
 * The weak derivative of an exponential distribution, for {@link measureValued}: more of it is soon over.
 *
 *     in λ:  c = 1 / λ,   E₁ / λ  and  (E₁ + E₂) / λ
 *
 * Mohamed et al. 2020, "Monte Carlo gradient estimation in machine learning", table 1,
 * https://jmlr.org/papers/v21/19-346.html.
 *
 * @example
 * ```ts
 * import { exponential, key } from '@gen/core';
 * import { exponentialWeakDerivatives } from '@gen/core/estimators';
 *
 * const [inRate] = exponentialWeakDerivatives(exponential({ rate: 2 }), key(0), [64]);
 * ```
 */
export const exponentialWeakDerivatives: WeakDerivatives<Exponential | Independent<Exponential>> = (
  distribution,
  key,
  shape,
) => {
  const { rate } = partOf(distribution);
  const [first, second] = split(key);
  const wait = exponential(first, shape);
  const both = tf.add(wait, exponential(second, shape));
  return [
    {
      parameter: rate,
      constant: tf.div(1, rate),
      positive: tf.div(wait, rate),
      negative: tf.div(both, rate),
    },
  ];
};
