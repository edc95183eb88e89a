import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { broadcastShape } from '../broadcast-shape.js';
import { checkShape } from '../check-shape.js';
import { unchecked } from '../debug/debug-check.js';
import { InputError } from '../input-error.js';
import { split } from '../random/split.js';
import type { Shape } from '../shape.js';
import { defineDistribution } from './define-distribution.js';
import type {
  Distribution,
  HasCdf,
  HasCheckedParameters,
  HasLogCdf,
  HasMean,
  HasVariance,
  Reparameterized,
} from './distribution.js';
import { checkLogitsOrProbs, type LogitsOrProbs } from './logits-or-probs.js';
import { checkBatches, mixtureSpec, type Components } from './mixture-spec.js';

/** What a mixture of several families is made of. */
export type MixtureOptions<C extends readonly Distribution[] = readonly Distribution[]> =
  LogitsOrProbs<Tensor> & {
    /** The K components: distributions of events of one shape, as many as there are weights. */
    readonly components: C;
  };

/** A mixture of several families: what {@link mixture} makes; it has what all components have. */
export type Mixture<C extends readonly Distribution[] = readonly Distribution[]> = Distribution &
  HasCheckedParameters & {
    /** The family's name. */
    readonly family: 'Mixture';
    /** The components. */
    readonly components: C;
  } & (C[number] extends HasMean ? HasMean : unknown) &
  (C[number] extends HasMean & HasVariance ? HasVariance : unknown) &
  (C[number] extends HasCdf ? HasCdf : unknown) &
  (C[number] extends HasLogCdf ? HasLogCdf : unknown) &
  (C[number] extends HasCdf & Reparameterized ? Reparameterized : unknown);

/**
 * Mixture of K distributions of whatever families.
 *
 *     p(x) = Σₖ wₖ pₖ(x),   w = softmax(logits) or probs
 *
 * As {@link mixtureSameFamily}, which is faster where there is one family: log probabilities by
 * logsumexp, samples with implicit gradients where all components have differentiable samples and a cdf,
 * else without. Supports may differ: where a component has none of an event, it adds nothing
 * (Murphy 2022, "Probabilistic machine learning: an introduction", §3.5,
 * https://probml.github.io/pml-book/book1.html).
 *
 * @throws InputError where there are not as many weights as components, or events of several shapes.
 *
 * @example
 * ```ts
 * import { key, laplace, mixture, normal } from '@gen/core';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const components = [normal({ loc: 0, scale: 1 }), laplace({ loc: 3, scale: 0.5 })] as const;
 * const d = mixture({ probs: tf.tensor1d([0.25, 0.75]), components });
 * const cdf = d.cdf(d.sample(key(0), [64])); // [64]
 * ```
 */
export function mixture<const C extends readonly Distribution[]>(
  options: MixtureOptions<C>,
): Mixture<C> {
  const { components } = options;
  const weights = checkLogitsOrProbs('mixture', options);
  checkComponents(weights.logits ?? weights.probs, components);
  const defined = defineDistribution({
    family: 'Mixture',
    ...mixtureSpec(weights, componentsOf(weights, components)),
  });
  return { ...defined, components } as unknown as Mixture<C>;
}

type Capabilities = HasMean & HasVariance & HasCdf & HasLogCdf & Reparameterized;

function componentsOf(
  { logits, probs }: LogitsOrProbs<Tensor>,
  parts: readonly (Distribution & Partial<Capabilities>)[],
): Components {
  const { eventShape } = parts[0]!;
  const batches = parts.map(({ batchShape }) => batchShape);
  const batchShape = checkBatches('mixture', (logits ?? probs).shape.slice(0, -1), batches);
  /** What all components say of events, side by side; debug mode does not mind where x is. */
  const ofEvents = <M extends 'logProb' | 'cdf' | 'logCdf'>(method: M) =>
    parts.every((part) => part[method] !== undefined)
      ? (x: Tensor): Tensor =>
          stacked(
            parts.map((part) => unchecked(() => part[method]!(x))),
            -1,
          )
      : undefined;
  const moment = (method: 'mean' | 'variance') =>
    parts.every((part) => part[method] !== undefined)
      ? (): Tensor =>
          stacked(
            parts.map((part) => part[method]!()),
            -1 - eventShape.length,
          )
      : undefined;
  return {
    parts,
    eventShape,
    batchShape,
    draws: (key, lead) => {
      const keys = split(key, parts.length);
      const draws = parts.map((part, k) =>
        part.sample(keys[k]!, lead.slice(0, lead.length - part.batchShape.length)),
      );
      return tf.stack(draws, lead.length);
    },
    logProbs: ofEvents('logProb')!,
    cdfs: ofEvents('cdf'),
    logCdfs: ofEvents('logCdf'),
    means: moment('mean'),
    variances: moment('variance'),
    reparameterized: parts.every(({ reparameterized }) => reparameterized !== undefined),
  };
}

/** Tensors of shapes that broadcast, along a new axis, counted from the end. */
function stacked(tensors: readonly Tensor[], axis: number): Tensor {
  const shape = tensors.reduce<Shape>((common, x) => broadcastShape(common, x.shape)!, []);
  const alike = tensors.map((x) => tf.broadcastTo(x, [...shape]));
  return tf.stack(alike, shape.length + 1 + axis);
}

function checkComponents(weights: Tensor, components: readonly Distribution[]): void {
  const count = weights.shape.at(-1);
  if (count !== components.length) {
    throw new InputError({
      callee: 'mixture',
      argument: 'components',
      expected: `as many as there are weights, of shape [${weights.shape}]`,
      got: `${components.length}`,
    });
  }
  for (const { eventShape } of components) {
    checkShape('mixture', 'components', eventShape, components[0]!.eventShape, ALIKE);
  }
}

const ALIKE = 'Events of all must be alike.';
