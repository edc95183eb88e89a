import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { independent, InputError, normal, type Independent, type Normal } from '@gen/core';

/** Normal distribution over vectors with a diagonal covariance. */
export type DiagonalGaussian = Independent<Normal>;

/** Range of log σ²: keeps σ, 1 / σ and their logarithms finite in single precision. */
const LOG_VARIANCE = { low: -30, high: 20 } as const;

/**
 * Makes a Gaussian with diagonal covariance of a network's output, its first half being the mean and
 * its second half the logarithm of the variance.
 *
 *     q(z | x) = N(z; μ, diag σ²),   [μ, log σ²] = output
 *
 * The log variance is clipped to [−30, 20], as diffusers does, so that neither σ nor its logarithm
 * overflows (Kingma & Welling 2014, "Auto-Encoding Variational Bayes", appendix C.2,
 * https://arxiv.org/abs/1312.6114).
 *
 * @param output `[..., 2·latent]`, borrowed.
 * @returns batch shape `[...]`, event shape `[latent]`. Its tensors belong to the enclosing `tf.tidy`.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { key } from '@gen/core';
 * import { diagonalGaussian } from '@gen/variational';
 *
 * const z = tf.tidy(() => diagonalGaussian(tf.zeros([5, 4])).sample(key(0))); // [5, 2]
 * ```
 */
export function diagonalGaussian(output: Tensor): DiagonalGaussian {
  const size = output.shape.at(-1) ?? 1;
  if (size % 2 !== 0) {
    throw new InputError({
      callee: 'diagonalGaussian',
      argument: 'output',
      expected: 'shape [..., 2·latent]',
      got: `shape [${output.shape}]`,
      remedy: 'The last layer of the encoder gives a mean and a log variance for each latent.',
    });
  }
  const [loc, logVariance] = tf.split(output, 2, -1) as [Tensor, Tensor];
  const bounded = tf.clipByValue(logVariance, LOG_VARIANCE.low, LOG_VARIANCE.high);
  return independent(normal({ loc, scale: tf.exp(tf.mul(bounded, 0.5)) }), 1);
}
