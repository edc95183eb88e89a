import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkCount, multinomial } from '@gen/core';
import { counts } from '@gen/core/constraints';
import { multinomial as drawCounts } from '@gen/core/random';
import { lgamma, logsumexp } from '@gen/core/special';
import { linearInBias, type BiasParameters } from './bias-parameters.js';
import { defineUnits } from './define-units.js';
import type { HasMoments, Units } from './units.js';

/** Options of {@link countUnits}. */
export interface CountUnitsOptions {
  /** Sum of the counts where nothing else tells it: the number of words of a document. */
  readonly total?: number;
}

/** Counts of words, over which sums run as over sequences: what {@link countUnits} makes. */
export interface CountUnits extends Units<BiasParameters>, HasMoments<BiasParameters> {
  /** log D! / Πₖ xₖ!, `[...]`: of how many sequences x are the counts. */
  logBaseMeasure(x: Tensor): Tensor;
}

/**
 * Counts of words among D: the visible units of a replicated softmax model.
 *
 *     u(x) = −b·x,   s(x) = x,   p(x | a) = Multinomial(x; D, softmax(a + b)),   D = Σₖ xₖ
 *     log Z(a) = D log Σₖ exp(aₖ + bₖ)
 *
 * Sums over states are sums over sequences of D words, D! / Πₖ xₖ! of which have the counts x. D is that of
 * the state `from` which is replaced, so that a chain keeps the length of its document, and otherwise
 * `total`. Their parameter is `bias`, b `[size]`.
 *
 * The bias of hidden units that the paper scales by D, D c·h = Σₖ xₖ (c·h), is a part of every column of
 * the weights, W + c 1ᵀ, so an RBM needs nothing more (Salakhutdinov & Hinton 2009, "Replicated softmax:
 * an undirected topic model", https://papers.nips.cc/paper/3856).
 *
 * @param size how many words there are.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { key } from '@gen/core';
 * import { countUnits } from '@gen/energy';
 *
 * const units = countUnits(5, { total: 20 });
 * const x = units.sample(key(0), tf.zeros([64, 5]), units.init()); // [64, 5], rows that sum to 20
 * ```
 */
export function countUnits(size: number, { total = 1 }: CountUnitsOptions = {}): CountUnits {
  checkCount('countUnits', 'total', total);
  const totals = (from: Tensor | undefined): Tensor =>
    from === undefined ? tf.scalar(total) : tf.sum(from, -1);
  const mean = (input: Tensor, { bias }: BiasParameters, from?: Tensor): Tensor =>
    tf.mul(tf.softmax(tf.add(input, bias)), tf.expandDims(totals(from), -1));
  return defineUnits<CountUnits>('countUnits', {
    ...linearInBias(size),
    atMoments: (mean) => ({ bias: tf.log(tf.div(mean, tf.sum(mean))) }),
    support: counts(),
    logNormalizer: (input, { bias }, from) =>
      tf.mul(totals(from), logsumexp(tf.add(input, bias), -1)),
    logBaseMeasure: (x) =>
      tf.sub(lgamma(tf.add(tf.sum(x, -1), 1)), tf.sum(lgamma(tf.add(x, 1)), -1)),
    mean,
    sampleAndMean: (key, input, { bias }, from) => {
      const probs = tf.softmax(tf.add(input, bias));
      const words = totals(from);
      const sample = drawCounts(key, probs.shape.slice(0, -1), words, probs);
      return { sample, mean: tf.mul(probs, tf.expandDims(words, -1)) };
    },
    conditional: (input, { bias }, from) =>
      multinomial({ total: totals(from), logits: tf.add(input, bias) }),
  });
}
