import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { InputError } from '../input-error.js';
import { defineDistribution } from './define-distribution.js';
import type {
  Distribution,
  HasCdf,
  HasCheckedParameters,
  HasLogCdf,
  HasMean,
  HasSupport,
  HasVariance,
  Reparameterized,
} from './distribution.js';
import { checkLogitsOrProbs, type LogitsOrProbs } from './logits-or-probs.js';
import { checkBatches, mixtureSpec, type Components } from './mixture-spec.js';

/** What a mixture of one family is made of. */
export type MixtureSameFamilyOptions<C extends Distribution = Distribution> =
  LogitsOrProbs<Tensor> & {
    /** The components: a distribution whose last batch axis, of size K, is that of the weights. */
    readonly components: C;
  };

/** A mixture of one family: what {@link mixtureSameFamily} makes. */
export type MixtureSameFamily<C extends Distribution = Distribution> = Distribution &
  HasCheckedParameters & {
    /** The family's name. */
    readonly family: 'MixtureSameFamily';
    /** The components. */
    readonly components: C;
  } & (C extends HasMean ? HasMean : unknown) &
  (C extends HasMean & HasVariance ? HasVariance : unknown) &
  (C extends HasCdf ? HasCdf : unknown) &
  (C extends HasLogCdf ? HasLogCdf : unknown) &
  (C extends HasSupport<infer S> ? HasSupport<S> : unknown) &
  (C extends HasCdf & Reparameterized ? Reparameterized : unknown);

/**
 * Mixture of K distributions of one family, which are the last batch axis of one.
 *
 *     p(x) = Σₖ wₖ pₖ(x),   w = softmax(logits) or probs
 *
 * Log probabilities are summed by logsumexp. Where samples of the components are differentiable and
 * have a cdf F, those of the mixture are, by implicit gradients −(∂F/∂θ) / p(x) of the first order,
 * which reach the weights too (Figurnov et al. 2018, "Implicit reparameterization gradients", §4,
 * https://arxiv.org/abs/1805.08498); else no gradient passes through a sample, and the type says so.
 * A draw costs one draw of every component.
 *
 * @throws InputError where the last axes of weights and components differ.
 *
 * @example
 * ```ts
 * import { key, mixtureSameFamily, normal } from '@gen/core';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const components = normal({ loc: tf.tensor1d([-2, 0, 2]), scale: 0.5 });
 * const d = mixtureSameFamily({ logits: tf.tensor1d([0, 1, 0]), components }); // scalar events
 * const x = d.sample(key(0), [64]); // [64]
 * const logProb = d.logProb(x); // [64]
 * ```
 */
export function mixtureSameFamily<C extends Distribution>(
  options: MixtureSameFamilyOptions<C>,
): MixtureSameFamily<C> {
  const { components } = options;
  const weights = checkLogitsOrProbs('mixtureSameFamily', options);
  checkComponents(weights.logits ?? weights.probs, components);
  const defined = defineDistribution({
    family: 'MixtureSameFamily',
    ...mixtureSpec(weights, componentsOf(weights, components)),
    ...supportOf(components),
  });
  return { ...defined, components } as unknown as MixtureSameFamily<C>;
}

type Capabilities = HasMean & HasVariance & HasCdf & HasLogCdf & HasSupport & Reparameterized;

const supportOf = ({ support }: Distribution & Partial<HasSupport>) => support && { support };

function componentsOf(
  { logits, probs }: LogitsOrProbs<Tensor>,
  components: Distribution & Partial<Capabilities>,
): Components {
  const { batchShape, eventShape, mean, variance, cdf, logCdf, reparameterized } = components;
  const own = batchShape.slice(0, -1);
  const ofWeights = (logits ?? probs).shape.slice(0, -1);
  /** An event of the mixture as one of each component. */
  const forEach = (compute: (x: Tensor) => Tensor) => (x: Tensor) =>
    compute(tf.expandDims(x, x.rank - eventShape.length));
  return {
    parts: [components],
    eventShape,
    batchShape: checkBatches('mixtureSameFamily', ofWeights, [own]),
    draws: (key, lead) => components.sample(key, lead.slice(0, lead.length - own.length)),
    logProbs: forEach((x) => components.logProb(x)),
    cdfs: cdf && forEach(cdf),
    logCdfs: logCdf && forEach(logCdf),
    means: mean,
    variances: variance,
    reparameterized: reparameterized !== undefined,
  };
}

function checkComponents(weights: Tensor, { batchShape }: Distribution): void {
  const [ofWeights, ofComponents] = [weights.shape.at(-1), batchShape.at(-1)];
  if (ofWeights !== undefined && ofWeights === ofComponents) return;
  throw new InputError({
    callee: 'mixtureSameFamily',
    argument: 'components',
    expected: `a batch shape [..., ${ofWeights ?? 'K'}] for weights of shape [${weights.shape}]`,
    got: `shape [${batchShape}]`,
  });
}
