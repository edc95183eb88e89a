import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import {
  checkCount,
  checkShape,
  checkTrailingShape,
  split,
  type Distribution,
  type HasMean,
  type Key,
  type Reparameterized,
} from '@gen/core';
import {
  applyNetwork,
  disposeNetwork,
  namedParameters,
  type ApplyOptions,
  type HasParameters,
  type Network,
  type Parameters,
} from '@gen/core/nn';
import { bernoulliLikelihood } from './bernoulli-likelihood.js';
import { diagonalGaussian, type DiagonalGaussian } from './diagonal-gaussian.js';
import { toLayer, type DistributionLayer, type Head, type Support } from './head.js';
import { linearPath, type LatentPath } from './latent-path.js';
import { standardNormal } from './standard-normal.js';

/** What an encoder's distribution must be: gradients of the ELBO pass through its samples. */
export type Posterior = Distribution & Reparameterized;

/** What a decoder's distribution must be: pictures are its mean. */
export type Likelihood = Distribution & HasMean;

/** What a {@link VAE} is made of. */
export interface VAEConfig<Q extends Posterior = DiagonalGaussian> {
  /** Maps `[batch, ...visible]` to what `posterior` takes: `[batch, 2·latent]` for the default. */
  readonly encoder: Network;
  /** Maps `[batch, latent]` to what `likelihood` takes: `[batch, ...visible]` for the default. */
  readonly decoder: Network;
  /** Number of latent variables. */
  readonly latent: number;
  /** Makes q(z | x) of the encoder's output. */
  readonly posterior?: Head<Q>;
  /** Makes p(x | z) of the decoder's output. */
  readonly likelihood?: Head<Likelihood>;
  /** Makes p(z), of event shape `[latent]`; called anew at each use, inside of a `tf.tidy`. */
  readonly prior?: () => Distribution;
}

/**
 * Variational autoencoder: a latent variable model and the network that infers its latents.
 *
 *     p(x, z) = p(z) p(x | z),   q(z | x) ≈ p(z | x)
 *
 * Kingma & Welling 2014, "Auto-Encoding Variational Bayes", https://arxiv.org/abs/1312.6114. Networks
 * and heads are any functions or layers, so that a mixture as prior or a flow as posterior needs
 * nothing of this class. It holds the model only: {@link elbo} says how it learns,
 * {@link importanceWeightedLogLikelihood} how good it is.
 *
 * Owns its networks and heads: `dispose` disposes them.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { key, split } from '@gen/core';
 * import { dense } from '@gen/core/nn';
 * import { VAE } from '@gen/variational';
 *
 * const [encoderKey, decoderKey, sampleKey] = split(key(0), 3);
 * const vae = new VAE({
 *   encoder: dense({ inputs: 16, outputs: 2 * 2, key: encoderKey }),
 *   decoder: dense({ inputs: 2, outputs: 16, key: decoderKey }),
 *   latent: 2,
 * });
 * const images = vae.sample(sampleKey, 8); // [8, 16], zeros and ones
 * tf.dispose(images);
 * vae.dispose();
 * ```
 */
export class VAE<Q extends Posterior = DiagonalGaussian> implements HasParameters {
  /** Number of latent variables. */
  readonly latent: number;
  /** What a visible event may consist of, where that is less than all real numbers. */
  readonly support: Support | undefined;
  /** p(z), event shape `[latent]`. Its tensors belong to the enclosing `tf.tidy`. */
  readonly prior: () => Distribution;
  readonly #encoder: Network;
  readonly #decoder: Network;
  readonly #posterior: DistributionLayer<Q>;
  readonly #likelihood: DistributionLayer<Likelihood>;

  constructor({
    encoder,
    decoder,
    latent,
    // Where this default is taken, Q is the default of the type parameter.
    posterior = diagonalGaussian as unknown as Head<Q>,
    likelihood = bernoulliLikelihood,
    prior = () => standardNormal([latent]),
  }: VAEConfig<Q>) {
    checkCount('VAE', 'latent', latent);
    this.latent = latent;
    this.prior = prior;
    this.support = likelihood.support;
    this.#encoder = encoder;
    this.#decoder = decoder;
    this.#posterior = toLayer(posterior);
    this.#likelihood = toLayer(likelihood);
  }

  /**
   * q(z | x) for x `[batch, ...visible]`. Its tensors belong to the enclosing `tf.tidy`. The options are
   * those of the encoder's layers, which are evaluated unless they say that they train.
   */
  encode(x: Tensor, options?: ApplyOptions): Q {
    return this.#posterior.apply(applyNetwork(this.#encoder, x, options));
  }

  /**
   * p(x | z) for z `[batch, latent]`. Its tensors belong to the enclosing `tf.tidy`. The options are those
   * of the decoder's layers, which are evaluated unless they say that they train.
   */
  decode(z: Tensor, options?: ApplyOptions): Likelihood {
    checkTrailingShape('VAE.decode', 'z', z.shape, [this.latent]);
    return this.#likelihood.apply(applyNetwork(this.#decoder, z, options));
  }

  /** Draws x ~ p(x | z) with z ~ p(z): `[count, ...visible]`. */
  sample(key: Key, count: number): Tensor {
    checkCount('VAE.sample', 'count', count);
    const [latentKey, visibleKey] = split(key) as [Key, Key];
    return tf.tidy(() => this.decode(this.prior().sample(latentKey, [count])).sample(visibleKey));
  }

  /** The mean of p(x | z) with z ~ p(z), the same z that {@link sample} has: `[count, ...visible]`. */
  sampleMean(key: Key, count: number): Tensor {
    checkCount('VAE.sampleMean', 'count', count);
    const [latentKey] = split(key) as [Key, Key];
    return tf.tidy(() => this.decode(this.prior().sample(latentKey, [count])).mean());
  }

  /** The mean of p(x | z) at the mean of q(z | x). Keeps the shape `[batch, ...visible]`. */
  reconstruct(this: VAE<Q & HasMean>, x: Tensor): Tensor {
    return tf.tidy(() => this.decode(this.encode(x).mean()).mean());
  }

  /**
   * What the decoder makes of the latents on a way from the means of q(z | x₀) to those of q(z | x₁),
   * ends included: two batches `[batch, ...visible]` to `[steps, batch, ...visible]`.
   */
  interpolate(
    this: VAE<Q & HasMean>,
    x0: Tensor,
    x1: Tensor,
    steps: number,
    path: LatentPath = linearPath,
  ): Tensor {
    checkShape('VAE.interpolate', 'x1', x1.shape, x0.shape);
    checkCount('VAE.interpolate', 'steps', steps, 2);
    return tf.tidy(() => {
      const at = tf.reshape(tf.linspace(0, 1, steps), [steps, 1, 1]);
      const z = path(this.encode(x0).mean(), this.encode(x1).mean(), at); // [steps, batch, latent]
      const mean = this.decode(tf.reshape(z, [-1, this.latent])).mean();
      return tf.reshape(mean, [steps, -1, ...mean.shape.slice(1)]);
    });
  }

  /** Variables under `encoder.`, `decoder.`, and `posterior.` and `likelihood.` where heads have any. */
  parameters(): Parameters {
    return {
      ...namedParameters('encoder', this.#encoder),
      ...namedParameters('decoder', this.#decoder),
      ...namedParameters('posterior', this.#posterior),
      ...namedParameters('likelihood', this.#likelihood),
    };
  }

  /** Disposes the variables of the networks and heads. */
  dispose(): void {
    disposeNetwork(this.#encoder);
    disposeNetwork(this.#decoder);
    this.#posterior.dispose();
    this.#likelihood.dispose();
  }
}
