import { logSimplex } from '../constraints/log-simplex.js';
import { defineDistribution } from './define-distribution.js';
import type { CategoricalOptions } from './categorical.js';
import type {
  Distribution,
  HasCheckedParameters,
  HasSupport,
  Reparameterized,
} from './distribution.js';
import type { Parameter } from './parameter.js';
import { concreteOf } from './concrete.js';

/** What a relaxed distribution of one-hot vectors is made of: logits or probabilities, and a temperature. */
export type RelaxedOneHotCategoricalOptions = CategoricalOptions & {
  /** Temperature τ > 0, of the batch shape: near 0 draws are nearly one-hot, and gradients vary much. */
  readonly temperature: Parameter;
};

/** Logarithms of relaxed one-hot vectors: what {@link expRelaxedOneHotCategorical} makes. */
export type ExpRelaxedOneHotCategorical = Distribution &
  HasCheckedParameters &
  HasSupport &
  Reparameterized &
  RelaxedOneHotCategoricalOptions & {
    /** The family's name. */
    readonly family: 'ExpRelaxedOneHotCategorical';
  };

/**
 * Logarithms of relaxed one-hot vectors (ExpConcrete): what to compute with where a temperature is so low
 * that elements of the vectors themselves round to 0.
 *
 *     y = log softmax((l + g) / τ),   gₖ standard Gumbel
 *     log p(y) = log (K − 1)! + (K − 1) log τ + Σₖ log softmax(l − τ y)ₖ
 *
 * The density is that of the paper: with respect to the measure under which exp(y) has the density of
 * `relaxedOneHotCategorical` times Πₖ exp(yₖ). Logits must be finite (Maddison, Mnih & Teh 2017, "The
 * concrete distribution", app. C.3, https://arxiv.org/abs/1611.00712).
 *
 * @example
 * ```ts
 * import { expRelaxedOneHotCategorical, key } from '@gen/core';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const logits = tf.tensor2d([[0, 1, 2], [0, 0, -1]]);
 * const d = expRelaxedOneHotCategorical({ logits, temperature: 0.1 }); // eventShape [3]
 * const y = d.sample(key(0), [64]); // [64, 2, 3], whose exponentials sum to 1
 * const logProb = d.logProb(y); // [64, 2]
 * ```
 */
export function expRelaxedOneHotCategorical(
  options: RelaxedOneHotCategoricalOptions,
): ExpRelaxedOneHotCategorical {
  const { temperature } = options;
  const { odds, parameters, count, draw, logDensity } = concreteOf(
    'expRelaxedOneHotCategorical',
    options,
    temperature,
  );
  const defined = defineDistribution({
    family: 'ExpRelaxedOneHotCategorical',
    parameters,
    support: logSimplex,
    eventShape: [count],
    reparameterized: 'location and scale',
    draw,
    logProb: logDensity,
  });
  return { ...defined, ...odds, temperature };
}
