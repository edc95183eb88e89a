import * as tf from '@tensorflow/tfjs-core';
import type { Independent } from '../distributions/independent.js';
import type { Poisson } from '../distributions/poisson.js';
import { poisson } from '../random/poisson.js';
import { partOf } from './part-of.js';
import type { WeakDerivatives } from './weak-derivative.js';

/**
 * The weak derivative of a Poisson distribution, for {@link measureValued}: one more, or not.
 *
 *     in λ:  c = 1,   k + 1  and  k
 *
 * Mohamed et al. 2020, "Monte Carlo gradient estimation in machine learning", table 1,
 * https://jmlr.org/papers/v21/19-346.html.
 *
 * @example
 * ```ts
 * import { key, poisson } from '@gen/core';
 * import { poissonWeakDerivatives } from '@gen/core/estimators';
 *
 * const [inRate] = poissonWeakDerivatives(poisson({ rate: 2 }), key(0), [64]);
 * ```
 */
export const poissonWeakDerivatives: WeakDerivatives<Poisson | Independent<Poisson>> = (
  distribution,
  key,
  shape,
) => {
  const { rate } = partOf(distribution);
  const count = poisson(key, shape, rate);
  return [{ parameter: rate, constant: 1, positive: tf.add(count, 1), negative: count }];
};
