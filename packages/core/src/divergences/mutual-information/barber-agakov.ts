import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';

/**
 * Lower bound on mutual information in nats from a decoder, for a variable whose entropy is known.
 *
 *     I(X; Y) ≥ E_{p(x, y)} [log q(x | y)] + H(X),   with equality for q(x | y) = p(x | y)
 *
 * (Barber & Agakov 2003, "The IM algorithm: a variational approach to information maximization", eq. 3,
 * https://papers.nips.cc/paper/2410-information-maximization-in-noisy-channels-a-variational-approach).
 *
 * @param logProb log q(x | y) of pairs that belong together, any shape.
 * @param entropy H(X) in nats, a number or a scalar tensor; without it the bound is right up to a
 *   constant.
 * @returns a scalar.
 *
 * @example
 * ```ts
 * import { barberAgakov } from '@gen/core/divergences';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const bound = barberAgakov(tf.tensor1d([-0.1, -0.3]), Math.log(2)); // 0.493
 * ```
 */
export function barberAgakov(logProb: Tensor, entropy: Tensor | number): Tensor {
  return tf.tidy(() => tf.add(tf.mean(logProb), entropy));
}
