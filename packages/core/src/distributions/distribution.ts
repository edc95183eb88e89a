import type { Tensor } from '@tensorflow/tfjs-core';
import type { Constraint, ContinuousConstraint } from '../constraints/constraint.js';
import type { Key } from '../random/key.js';
import type { Shape } from '../shape.js';
import type { Parameter } from './parameter.js';

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

/** A parameter, and where it must lie. */
export interface CheckedParameter {
  /** What was made of it, such as `normal`: for messages. */
  readonly callee: string;
  /** Name of the parameter, such as `scale`. */
  readonly argument: string;
  /** Its value. */
  readonly value: Parameter;
  /** Where the value must lie. */
  readonly constraint: Constraint;
}

/** A distribution that says where its parameters must lie: what `validate` reads. */
export interface HasCheckedParameters {
  /** Its parameters, and those of the distributions that it is made of. */
  readonly checkedParameters: readonly CheckedParameter[];
}

/** A distribution that says where its events lie. */
export interface HasSupport<C extends Constraint = Constraint> {
  /** Where events lie; of a continuous one, with a bijector from ℝⁿ onto it. */
  readonly support: C;
}

/** A distribution over a continuous space that says where its parameters and its events lie. */
export interface ContinuousDistribution
  extends Distribution, HasCheckedParameters, HasSupport<ContinuousConstraint> {}

/** A distribution over separate values that says where its parameters and its events lie. */
export interface DiscreteDistribution extends Distribution, HasCheckedParameters, HasSupport {}

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

/** A distribution whose mode exists in closed form. */
export interface HasMode {
  /** Most probable event, shape `[...batchShape, ...eventShape]`; one of them where there are several. */
  mode(): Tensor;
}

/** A distribution of scalars whose cumulative distribution function is known. */
export interface HasCdf {
  /** P(X ≤ x), of the shape of `logProb`. */
  cdf(x: Tensor): Tensor;
}

/** A distribution of scalars whose cumulative distribution function is known in its tails too. */
export interface HasLogCdf {
  /** log P(X ≤ x) in nats, of the shape of `logProb`, finite far below the median. */
  logCdf(x: Tensor): Tensor;
}

/** A distribution of scalars whose survival function is known in its tails. */
export interface HasLogSurvival {
  /** log P(X > x) in nats, of the shape of `logProb`, finite far above the median. */
  logSurvival(x: Tensor): Tensor;
}

/** A distribution of scalars whose quantiles are known. */
export interface HasIcdf {
  /** The x with P(X ≤ x) = p, for p in (0, 1) of a shape that broadcasts with `batchShape`. */
  icdf(p: Tensor): Tensor;
}

/** A distribution that knows the log probability of its samples at less cost, or only so. */
export interface HasSampleAndLogProb {
  /** What `sample` draws with the same key, and its log probability. */
  sampleAndLogProb(key: Key, shape?: Shape): SampleAndLogProb;
}

/** Draws and their log probabilities. */
export interface SampleAndLogProb {
  /** The draws, `[...shape, ...batchShape, ...eventShape]`. */
  readonly sample: Tensor;
  /** Their log probabilities in nats, `[...shape, ...batchShape]`. */
  readonly logProb: Tensor;
}

/** A distribution whose entropy exists in closed form. */
export interface HasEntropy {
  /** Entropy in nats, shape `[...batchShape]`. */
  entropy(): Tensor;
}

/**
 * How gradients pass through samples: as location and scale of fixed noise, through an inverse
 * distribution function of fixed uniforms, or by the implicit function theorem (Figurnov et al. 2018,
 * "Implicit reparameterization gradients", https://arxiv.org/abs/1805.08498).
 */
export type Reparameterization = 'location and scale' | 'inverse cdf' | 'implicit';

/**
 * A distribution whose samples are differentiable in its parameters (Kingma & Welling 2014, §2.4,
 * https://arxiv.org/abs/1312.6114).
 */
export interface Reparameterized {
  /** How gradients pass through `sample`. */
  readonly reparameterized: Reparameterization;
}

/** A function of a context that returns a distribution: encoders and decoders are such functions. */
export type ConditionalDistribution<D extends Distribution = Distribution> = (context: Tensor) => D;
