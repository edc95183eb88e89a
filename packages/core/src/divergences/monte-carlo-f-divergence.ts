import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkCount } from '../check-count.js';
import type { Distribution } from '../distributions/distribution.js';
import type { Key } from '../random/key.js';
import { split } from '../random/split.js';
import type { DivergenceGenerator } from './generators/divergence-generator.js';
import { meanOfDraws, tidyEstimate, type MonteCarloEstimate } from './monte-carlo-estimate.js';
import { checkPair, drawsOf } from './pair.js';

/**
 * Estimates an f-divergence from samples of both distributions, without bias.
 *
 *     D_f(p ‖ q) = E_{x ∼ q} [f(u)] ≈ 1/S Σₛ ½ h(xₛ) + ½ h(yₛ),   xₛ ∼ p,  yₛ ∼ q
 *     h = f(u) / ½ (1 + u),   u = p / q
 *
 * Both samples together are one of the mixture ½ (p + q), which covers either: so h is bounded for
 * Jensen–Shannon, total variation and Hellinger, and grows with log u only for Kullback–Leibler
 * (Veach & Guibas 1995, "Optimally combining sampling techniques", §3.3,
 * https://doi.org/10.1145/218380.218498). Terms are at least 0, and 0 where p = q. Gradients are those
 * of the divergence where both are reparameterized.
 *
 * @param generator f: {@link kl}, {@link reverseKl}, {@link jensenShannon}, {@link pearson},
 *   {@link squaredHellinger}, {@link totalVariation}, {@link alpha}, or one of yours.
 * @param samples S ≥ 1, of each; one has no standard error.
 * @returns value and standard error, of the batch shape that those of p and q broadcast to.
 *
 * @example
 * ```ts
 * import { key, laplace, normal } from '@gen/core';
 * import { jensenShannon, monteCarloFDivergence } from '@gen/core/divergences';
 *
 * const [p, q] = [laplace({ loc: 0, scale: 1 }), normal({ loc: 1, scale: 1 })];
 * const { value, standardError } = monteCarloFDivergence(jensenShannon, p, q, key(0), 10_000);
 * ```
 */
export function monteCarloFDivergence(
  generator: DivergenceGenerator,
  p: Distribution,
  q: Distribution,
  key: Key,
  samples: number,
): MonteCarloEstimate {
  const batchShape = checkPair('monteCarloFDivergence', p, q);
  checkCount('monteCarloFDivergence', 'samples', samples);
  return tidyEstimate(() => {
    const [ofP, ofQ] = split(key, 2).map((each, i) => {
      const x = drawsOf([p, q][i]!, batchShape, each, samples);
      return overMixture(generator, tf.sub(p.logProb(x), q.logProb(x)));
    });
    return meanOfDraws(tf.mul(tf.add(ofP!, ofQ!), 0.5));
  });
}

/** f(u) / ½ (1 + u), by u where that is below 1 and by 1 / u where that is. */
function overMixture({ f, reverse }: DivergenceGenerator, logRatio: Tensor): Tensor {
  const below = f(tf.minimum(logRatio, 0));
  const above = reverse(tf.minimum(tf.neg(logRatio), 0));
  const share = tf.sigmoid(tf.neg(tf.abs(logRatio))); // of the smaller density: at most ½
  const term = tf.where(tf.greater(logRatio, 0), above, below);
  return tf.mul(tf.mul(term, tf.sub(1, share)), 2);
}
