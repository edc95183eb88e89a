import * as tf from '@tensorflow/tfjs-core';
import { simplex } from '../constraints/simplex.js';
import { concreteOf } from './concrete.js';
import { defineDistribution } from './define-distribution.js';
import type {
  ContinuousDistribution,
  HasSampleAndLogProb,
  Reparameterized,
} from './distribution.js';
import type { RelaxedOneHotCategoricalOptions } from './exp-relaxed-one-hot-categorical.js';

/** A relaxed distribution of one-hot vectors: what {@link relaxedOneHotCategorical} makes. */
export type RelaxedOneHotCategorical = ContinuousDistribution &
  HasSampleAndLogProb &
  Reparameterized &
  RelaxedOneHotCategoricalOptions & {
    /** The family's name. */
    readonly family: 'RelaxedOneHotCategorical';
  };

/** The number next to 0 whose logarithm every engine knows. */
const LEAST = 1e-37;

/**
 * Relaxed one-hot vectors (the concrete or Gumbel-softmax distribution): vectors of probabilities in place
 * of a category, through which gradients pass.
 *
 *     x = softmax((l + g) / τ),   gₖ standard Gumbel
 *     log p(x) = log (K − 1)! + (K − 1) log τ + Σₖ log softmax(l − τ log x)ₖ − Σₖ log xₖ
 *
 * The largest element is that of category k with the probability of k, at every temperature. Elements of
 * draws at low temperatures are 0 in float32: their density is that of the nearest number inside, and
 * `sampleAndLogProb` has it of the draw before it was rounded; {@link expRelaxedOneHotCategorical} stays
 * in log-space (Maddison, Mnih & Teh 2017, "The concrete distribution", §3.1,
 * https://arxiv.org/abs/1611.00712; Jang, Gu & Poole 2017, "Categorical reparameterization with
 * Gumbel-softmax", https://arxiv.org/abs/1611.01144).
 *
 * @example
 * ```ts
 * import { key, relaxedOneHotCategorical } from '@gen/core';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const logits = tf.tensor2d([[0, 1, 2], [0, 0, -1]]);
 * const d = relaxedOneHotCategorical({ logits, temperature: 0.5 }); // eventShape [3]
 * const { sample, logProb } = d.sampleAndLogProb(key(0), [64]); // [64, 2, 3] and [64, 2]
 * ```
 */
export function relaxedOneHotCategorical(
  options: RelaxedOneHotCategoricalOptions,
): RelaxedOneHotCategorical {
  const { temperature } = options;
  const { odds, parameters, count, draw, logDensity } = concreteOf(
    'relaxedOneHotCategorical',
    options,
    temperature,
  );
  const ofLogs = (y: tf.Tensor): tf.Tensor => tf.sub(logDensity(y), tf.sum(y, -1));
  const defined = defineDistribution({
    family: 'RelaxedOneHotCategorical',
    parameters,
    support: simplex,
    eventShape: [count],
    reparameterized: 'location and scale',
    draw: (key, shape) => tf.exp(draw(key, shape)),
    sampleAndLogProb: (key, shape) => {
      const y = draw(key, shape);
      return { sample: tf.exp(y), logProb: ofLogs(y) };
    },
    logProb: (x) => {
      const isOutside = tf.any(tf.less(x, 0), -1);
      const inside = ofLogs(tf.log(tf.clipByValue(x, LEAST, 1)));
      return tf.where(isOutside, -Infinity, inside);
    },
  });
  return { ...defined, ...odds, temperature };
}
