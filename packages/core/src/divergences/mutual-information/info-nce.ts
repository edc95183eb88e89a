import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { logsumexp } from '../../special/logsumexp.js';
import { checkScores, meanOfPairs } from './scores.js';

/**
 * The InfoNCE lower bound on mutual information in nats: never above log n.
 *
 *     I(X; Y) ≥ E[1/n Σᵢ log (e^{sᵢᵢ} / (1/n Σⱼ e^{sᵢⱼ}))],   sᵢⱼ = f(xᵢ, yⱼ)
 *
 * Of low variance, but with a bias that is large where the information is (van den Oord, Li, Vinyals
 * 2018, "Representation learning with contrastive predictive coding", §2.3,
 * https://arxiv.org/abs/1807.03748; Poole et al. 2019, "On variational bounds of mutual information",
 * eq. 10, https://arxiv.org/abs/1905.06922).
 *
 * @param scores s, shape `[n, n]`, of all pairs of a batch of n ≥ 2.
 * @returns a scalar.
 *
 * @example
 * ```ts
 * import { infoNce } from '@gen/core/divergences';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const bound = infoNce(tf.mul(tf.eye(8), 20)); // log 8, the most that a batch of 8 can tell
 * ```
 */
export function infoNce(scores: Tensor): Tensor {
  checkScores('infoNce', scores);
  return tf.tidy(() => {
    const logMeans = tf.sub(logsumexp(scores, 1), Math.log(scores.shape[0]!));
    return tf.sub(meanOfPairs(scores), tf.mean(logMeans));
  });
}
