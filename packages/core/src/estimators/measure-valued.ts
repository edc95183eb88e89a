import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { stopGradient } from '../derivatives/stop-gradient.js';
import type { Distribution } from '../distributions/distribution.js';
import { split } from '../random/split.js';
import type { Estimator } from './expectation.js';
import { linked } from './linked.js';
import { oneReplaced } from './one-replaced.js';
import { withoutAuxiliary } from './without-auxiliary.js';
import type { WeakDerivatives } from './weak-derivative.js';

/** Options of {@link measureValued}. */
export interface MeasureValuedOptions<Q extends Distribution> {
  /** The derivative of the density as a difference of densities, such as `normalWeakDerivatives`. */
  readonly derivatives: WeakDerivatives<Q>;
}

/**
 * Measure-valued, or weak, derivatives: the gradient as a difference of f under two distributions that
 * one coordinate in turn is drawn of.
 *
 *     ∂p_θ / ∂θ = c (p⁺ − p⁻),   ∂/∂θᵢ E[f(z)] = E_{z₋ᵢ}[ cᵢ (f(zᵢ⁺, z₋ᵢ) − f(zᵢ⁻, z₋ᵢ)) ]
 *
 * Without bias, for any f, with a low variance; n coordinates with P parameters each ask for f at
 * 1 + 2nP points a draw. Coordinates are independent given the parameters (Pflug 1989; Mohamed et al.
 * 2020, "Monte Carlo gradient estimation in machine learning", §6,
 * https://jmlr.org/papers/v21/19-346.html).
 *
 * @example
 * ```ts
 * import { key, normal } from '@gen/core';
 * import { expectation, measureValued, normalWeakDerivatives } from '@gen/core/estimators';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const slope = tf.grad((loc) => {
 *   const distribution = normal({ loc, scale: 1 });
 *   const f = (z: tf.Tensor) => tf.cast(tf.greater(z, 0), 'float32');
 *   const estimator = measureValued({ derivatives: normalWeakDerivatives });
 *   return expectation({ distribution, f, key: key(0), samples: 100, estimator }).value;
 * })(tf.scalar(0)); // about 0.4, though f has no derivative
 * ```
 */
export const measureValued =
  <Q extends Distribution>({ derivatives }: MeasureValuedOptions<Q>): Estimator<Q> =>
  ({ distribution, f, key, samples }) => {
    const [ofDraws, ofDerivatives] = split(key);
    const z = stopGradient(distribution.sample(ofDraws, [samples]));
    const rank = distribution.eventShape.length;
    const values = derivatives(distribution, ofDerivatives, z.shape).reduce<Tensor>(
      (sum, { parameter, constant, positive, negative }) => {
        if (typeof parameter === 'number') return sum;
        const [more, less] = oneReplaced(z, [positive, negative], f, rank);
        return linked(sum, parameter, tf.mul(constant, tf.sub(more!, less!)), rank);
      },
      f(z),
    );
    return withoutAuxiliary(tf.mean(values, 0));
  };
