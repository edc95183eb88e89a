import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkScores, logMeanOfOthers, meanOfPairs } from './scores.js';

/**
 * Nguyen, Wainwright and Jordan's lower bound on mutual information in nats.
 *
 *     I(X; Y) ≥ E_{p(x, y)} [f] − E_{p(x) p(y)} [e^{f − 1}]
 *
 * with the means over the n pairs that belong together and over the n (n − 1) others. Without bias for
 * a critic that was not fitted to the batch, and of a high variance; tight for
 * f = 1 + log p(x | y) / p(x) (Nguyen, Wainwright, Jordan 2010, https://arxiv.org/abs/0809.0853; Poole
 * et al. 2019, "On variational bounds of mutual information", eq. 8, https://arxiv.org/abs/1905.06922).
 *
 * @param scores f(xᵢ, yⱼ), shape `[n, n]`, of all pairs of a batch of n ≥ 2.
 * @returns a scalar.
 *
 * @example
 * ```ts
 * import { nwj } from '@gen/core/divergences';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const bound = nwj(tf.ones([8, 8])); // 0: the critic knows nothing
 * ```
 */
export function nwj(scores: Tensor): Tensor {
  checkScores('nwj', scores);
  return tf.tidy(() => tf.sub(meanOfPairs(scores), tf.exp(tf.sub(logMeanOfOthers(scores), 1))));
}
