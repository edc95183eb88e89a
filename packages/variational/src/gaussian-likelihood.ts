import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Variable } from '@tensorflow/tfjs-core';
import { independent, InputError, normal, type Independent, type Normal } from '@gen/core';
import type { Parameters } from '@gen/core/nn';
import type { DistributionLayer } from './head.js';

/** How wide a Gaussian likelihood is. */
export interface GaussianLikelihoodOptions {
  /** Standard deviation σ of every pixel, in units of a pixel. */
  readonly scale?: number;
}

/**
 * Likelihood of real-valued pixels with one fixed standard deviation, given the mean that a decoder
 * returns.
 *
 *     log p(x | z) = Σᵢ −½ ((xᵢ − outputᵢ) / σ)² − log σ − ½ log 2π
 *
 * Maps `[batch, ...visible]` to batch shape `[batch]`, event shape `[...visible]`. For a σ that is
 * learned see {@link LearnedGaussianLikelihood}; for one that the decoder returns for each pixel pass
 * {@link diagonalGaussian} as the likelihood.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { gaussianLikelihood } from '@gen/variational';
 *
 * const likelihood = gaussianLikelihood({ scale: 0.1 });
 * const logProb = tf.tidy(() => likelihood(tf.zeros([2, 4])).logProb(tf.zeros([2, 4]))); // [2]
 * ```
 */
export function gaussianLikelihood({ scale = 1 }: GaussianLikelihoodOptions = {}): (
  loc: Tensor,
) => Independent<Normal> {
  checkScale('gaussianLikelihood', scale);
  return (loc) => pixels(normal({ loc, scale }));
}

/**
 * Likelihood of real-valued pixels with one standard deviation that is learned: σ tends to the root
 * mean square error, and no weight between the parts of the ELBO needs to be tuned (Rybkin,
 * Daniilidis, Levine 2021, "Simple and effective VAE training with calibrated decoders",
 * https://arxiv.org/abs/2006.13202).
 *
 * Its parameter is `logScale`, a scalar.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { denseVAE, LearnedGaussianLikelihood } from '@gen/variational';
 *
 * const vae = denseVAE({
 *   visible: 16,
 *   hidden: [8],
 *   latent: 2,
 *   key: key(0),
 *   likelihood: new LearnedGaussianLikelihood({ scale: 0.5 }),
 * });
 * vae.dispose();
 * ```
 */
export class LearnedGaussianLikelihood implements DistributionLayer<Independent<Normal>> {
  /** log σ, a scalar. */
  readonly logScale: Variable;

  constructor({ scale = 1 }: GaussianLikelihoodOptions = {}) {
    checkScale('LearnedGaussianLikelihood', scale);
    this.logScale = tf.tidy(() => tf.variable(tf.scalar(Math.log(scale))));
  }

  /** Gaussian with mean `loc`, `[batch, ...visible]`, and the learned standard deviation. */
  apply(loc: Tensor): Independent<Normal> {
    return pixels(normal({ loc, scale: tf.exp(this.logScale) }));
  }

  parameters(): Parameters {
    return { logScale: this.logScale };
  }

  dispose(): void {
    this.logScale.dispose();
  }
}

const pixels = (each: Normal): Independent<Normal> => independent(each, each.batchShape.length - 1);

function checkScale(callee: string, scale: number): void {
  if (scale > 0 && Number.isFinite(scale)) return;
  throw new InputError({
    callee,
    argument: 'scale',
    expected: 'a standard deviation > 0',
    got: `${scale}`,
  });
}
