import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkBroadcast } from '../broadcast-shape.js';
import type { Constraint } from '../constraints/constraint.js';
import { realVector } from '../constraints/real-vector.js';
import { simplex } from '../constraints/simplex.js';
import { stopGradient } from '../derivatives/stop-gradient.js';
import { InputError } from '../input-error.js';
import { categorical } from '../random/categorical.js';
import type { Key } from '../random/key.js';
import { split } from '../random/split.js';
import type { Shape } from '../shape.js';
import { logsumexp } from '../special/logsumexp.js';
import type { DistributionSpec } from './define-distribution.js';
import type { Distribution, HasCheckedParameters } from './distribution.js';
import { logOrNothing } from './log-or-nothing.js';
import type { LogitsOrProbs } from './logits-or-probs.js';
import type { Parameter } from './parameter.js';

/** K components as a mixture needs them, each thing with an axis of K behind the batch. */
export interface Components {
  /** The distributions, whose parameters are judged. */
  readonly parts: readonly (Distribution & Partial<HasCheckedParameters>)[];
  /** Shape of an event of each. */
  readonly eventShape: Shape;
  /** Batch shape, to which that of the weights broadcasts too. */
  readonly batchShape: Shape;
  /** Draws of all, `[...lead, K, ...event]`. */
  readonly draws: (key: Key, lead: Shape) => Tensor;
  /** Log probabilities of events of the mixture, `[..., K]`. */
  readonly logProbs: (x: Tensor) => Tensor;
  /** P(X ≤ x) of each, `[..., K]`. */
  readonly cdfs?: ((x: Tensor) => Tensor) | undefined;
  /** log P(X ≤ x) of each, `[..., K]`. */
  readonly logCdfs?: ((x: Tensor) => Tensor) | undefined;
  /** Means, `[..., K, ...event]`. */
  readonly means?: (() => Tensor) | undefined;
  /** Variances, `[..., K, ...event]`. */
  readonly variances?: (() => Tensor) | undefined;
  /** Whether samples of all are differentiable. */
  readonly reparameterized: boolean;
}

/** The mathematics of Σₖ wₖ pₖ(x). */
export function mixtureSpec(
  weights: LogitsOrProbs<Tensor>,
  components: Components,
): Omit<DistributionSpec, 'family'> {
  const { eventShape, batchShape, logProbs, cdfs, logCdfs, means, variances } = components;
  const { parameters, logWeights, shares } = weightsOf(weights);
  const rank = eventShape.length;
  const ofParts = (values: Tensor): Tensor =>
    tf.sum(tf.mul(values, widened(shares(), rank)), -1 - rank);
  const logTotal = (logs: Tensor): Tensor => logsumexp(tf.add(logs, logWeights()), -1);

  const logProb = (x: Tensor): Tensor => logTotal(logProbs(x));
  const cdf = cdfs && ((x: Tensor): Tensor => tf.sum(tf.mul(cdfs(x), shares()), -1));
  const draw = (key: Key, whole: Shape): Tensor =>
    stopGradient(drawOfOne(key, whole, logWeights(), components));
  const isImplicit = cdf !== undefined && components.reparameterized;
  return {
    parameters,
    parts: components.parts,
    batchShape,
    eventShape,
    ...(isImplicit && { reparameterized: 'implicit' }),
    draw: (key, whole) => {
      const x = draw(key, whole);
      return isImplicit && x.size > 0 ? withImplicitGradient(x, cdf(x), logProb(x)) : x;
    },
    logProb,
    ...(cdf && { cdf }),
    ...(logCdfs && { logCdf: (x: Tensor) => logTotal(logCdfs(x)) }),
    ...(means && { mean: () => ofParts(means()) }),
    ...(means &&
      variances && {
        variance: () => {
          const distance = tf.sub(means(), tf.expandDims(ofParts(means()), -1 - rank));
          return ofParts(tf.add(variances(), tf.square(distance)));
        },
      }),
  };
}

/** Weights in the forms that are needed of them. */
function weightsOf({ logits, probs }: LogitsOrProbs<Tensor>): {
  readonly parameters: Readonly<Record<string, readonly [Parameter, Constraint]>>;
  readonly logWeights: () => Tensor;
  readonly shares: () => Tensor;
} {
  if (logits !== undefined) {
    return {
      parameters: { logits: [logits, realVector] },
      logWeights: () => tf.sub(logits, logsumexp(logits, -1, { keepDims: true })),
      shares: () => tf.softmax(logits),
    };
  }
  return {
    parameters: { probs: [probs, simplex] },
    logWeights: () => logOrNothing(probs),
    shares: () => probs,
  };
}

/** Draws of all components, of which the one that is chosen is kept. */
function drawOfOne(
  key: Key,
  whole: Shape,
  logWeights: Tensor,
  { draws, eventShape }: Components,
): Tensor {
  if (whole.includes(0)) return tf.zeros([...whole]);
  const lead = whole.slice(0, whole.length - eventShape.length);
  const [forChoice, forDraws] = split(key);
  const choice = tf.expandDims(categorical(forChoice, lead, logWeights), -1);
  const places = tf.range(0, logWeights.shape.at(-1)!, 1, 'int32');
  const isChosen = widened(tf.equal(choice, places), eventShape.length);
  return tf.sum(tf.where(isChosen, draws(forDraws, lead), 0), lead.length);
}

/**
 * The same numbers, with the gradient −(∂F/∂θ) / p(x) in the parameters θ of F, of the first order.
 * (Figurnov et al. 2018, eq. 5).
 */
function withImplicitGradient(x: Tensor, cdf: Tensor, logProb: Tensor): Tensor {
  const nothing = tf.sub(cdf, stopGradient(cdf));
  return tf.sub(x, tf.div(nothing, tf.exp(stopGradient(logProb))));
}

/** With axes of size 1 at the end. */
const widened = (x: Tensor, rank: number): Tensor =>
  tf.reshape(x, [...x.shape, ...Array.from({ length: rank }, () => 1)]);

/**
 * Batch shape of components and weights.
 *
 * @throws InputError where components would have to be drawn anew along an axis that they have.
 */
export function checkBatches(callee: string, ofWeights: Shape, batches: readonly Shape[]): Shape {
  const batch = batches.reduce(
    (shape, each) => checkBroadcast(callee, 'components', each, shape),
    ofWeights,
  );
  for (const each of batches) {
    const end = batch.slice(batch.length - each.length);
    if (end.every((size, axis) => size === each[axis])) continue;
    throw new InputError({
      callee,
      argument: 'components',
      expected: `a batch shape that [${batch}] ends with`,
      got: `shape [${each}]`,
      remedy: 'Broadcast a parameter to the whole batch shape.',
    });
  }
  return batch;
}
