import type { Tensor } from '@tensorflow/tfjs-core';
import type { Key } from '../random/key.js';
import type { Shape } from '../shape.js';

/**
 * A probability distribution over events, batched.
 *
 * Shapes are always `[...sample, ...batch, ...event]`. Parameters are borrowed: a distribution
 * never disposes the tensors that it was made of and lives as long as they do.
 *
 * What not every distribution has is a capability of its own ({@link HasMean}, {@link HasEntropy},
 * …), seen in the type.
 */
export interface Distribution {
  /** The family's name, such as `Normal`: what closed-form divergences are looked up by. */
  readonly family: string;
  /** Shape of independent, not identical draws. */
  readonly batchShape: Shape;
  /** Shape of one draw; `[]` for a scalar. */
  readonly eventShape: Shape;
  /** Draws a tensor of shape `[...shape, ...batchShape, ...eventShape]`: a pure function of `key`. */
  sample(key: Key, shape?: Shape): Tensor;
  /** Log density or log mass in nats: `[..., ...batchShape, ...eventShape]` to `[..., ...batchShape]`. */
  logProb(x: Tensor): Tensor;
}

/** A distribution whose mean exists in closed form. */
export interface HasMean {
  /** Expected value, shape `[...batchShape, ...eventShape]`. */
  mean(): Tensor;
}

/** A distribution whose variance exists in closed form. */
export interface HasVariance {
  /** Variance of each coordinate, shape `[...batchShape, ...eventShape]`. */
  variance(): Tensor;
}

/** A distribution whose entropy exists in closed form. */
export interface HasEntropy {
  /** Entropy in nats, shape `[...batchShape]`. */
  entropy(): Tensor;
}

/**
 * A distribution whose samples are differentiable in its parameters (Kingma & Welling 2014, §2.4,
 * https://arxiv.org/abs/1312.6114).
 */
export interface Reparameterized {
  /** Says that gradients pass through `sample`. */
  readonly reparameterized: true;
}

/** A function of a context that returns a distribution: encoders and decoders are such functions. */
export type ConditionalDistribution<D extends Distribution = Distribution> = (context: Tensor) => D;
