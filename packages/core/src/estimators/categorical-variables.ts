import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { independent, type Independent } from '../distributions/independent.js';
import { oneHotCategorical, type OneHotCategorical } from '../distributions/one-hot-categorical.js';
import { gumbel } from '../random/gumbel.js';
import { logaddexp } from '../special/logaddexp.js';
import type { DiscreteVariables } from './discrete-variables.js';
import { oneReplaced } from './one-replaced.js';
import { straightFrom } from './straight-from.js';

/** What {@link categoricalVariables} are made of. */
export interface CategoricalVariablesOptions {
  /** Log probabilities up to a constant, `[...batchShape, ...variables, K]`. */
  readonly logits: Tensor;
  /** Number of axes in front of the last that count variables of one event; none by default. */
  readonly rank?: number;
}

/** Independent variables of K values, each a one-hot vector: what {@link categoricalVariables} makes. */
export type CategoricalVariables = DiscreteVariables & Independent<OneHotCategorical>;

/**
 * Independent variables of K values, as one-hot vectors of the greatest of K Gumbel scores.
 *
 *     v = log p + g,   z = onehot(argmax v) ∼ Categorical(p),   soften(v, τ) = softmax(v / τ)
 *
 * It is `independent(oneHotCategorical({ logits }), rank)`, and what estimators need besides. Scores given
 * that k was drawn are −log E_k and −log(E_k + E_i / p_i) of exponential E (Maddison, Mnih & Teh 2017,
 * "The concrete distribution", §C, https://arxiv.org/abs/1611.00712; Tucker et al. 2017, "REBAR", §C,
 * https://arxiv.org/abs/1703.07370).
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { categoricalVariables } from '@gen/core/estimators';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const q = categoricalVariables({ logits: tf.zeros([64, 20, 10]), rank: 1 }); // eventShape [20, 10]
 * const z = q.sample(key(0), [5]); // [5, 64, 20, 10]
 * ```
 */
export function categoricalVariables({
  logits,
  rank = 0,
}: CategoricalVariablesOptions): CategoricalVariables {
  const distribution = independent(oneHotCategorical({ logits }), rank);
  const logProbs = (): Tensor => tf.logSoftmax(logits);
  const scores = (noise: Tensor): Tensor => tf.add(logProbs(), noise);
  return {
    ...distribution,
    logits,
    withLogits: (other) => categoricalVariables({ logits: other, rank }),
    sample: (key, shape = []) =>
      tf.tidy(() => oneHotOfGreatest(scores(gumbel(key, [...shape, ...logits.shape])))),
    noise: gumbel,
    scores,
    scoresGiven: (z, noise) => {
      const ofDrawn = tf.sum(tf.mul(z, noise), -1, true); // −log E_k
      const below = logaddexp(tf.neg(scores(noise)), tf.neg(ofDrawn));
      return tf.where(tf.greater(z, 0.5), ofDrawn, tf.neg(below));
    },
    gappedScores: (z, gap) => {
      const greatest = tf.max(logits, -1, true);
      const others = tf.minimum(logits, tf.sub(greatest, gap));
      const moved = tf.where(tf.greater(z, 0.5), greatest, others);
      return straightFrom(moved, tf.broadcastTo(logits, moved.shape));
    },
    harden: oneHotOfGreatest,
    soften: (v, temperature) => tf.softmax(tf.div(v, temperature)),
    summedGradient: (z, f) => {
      const p = tf.softmax(logits);
      const values = tf.stack(oneReplaced(z, vectorsOf(logits.shape.at(-1)!), f, rank, 1), -1);
      const mean = tf.sum(tf.mul(p, values), -1, true);
      return tf.mul(p, tf.sub(values, mean));
    },
  };
}

/** The one-hot vectors of K elements. */
const vectorsOf = (count: number): Tensor[] => tf.unstack(tf.eye(count));

const oneHotOfGreatest = (scores: Tensor): Tensor =>
  // tf.oneHot refuses one category.
  tf.cast(
    tf.equal(
      tf.expandDims(tf.cast(tf.argMax(scores, -1), 'float32'), -1),
      tf.range(0, scores.shape.at(-1)!, 1),
    ),
    'float32',
  );
