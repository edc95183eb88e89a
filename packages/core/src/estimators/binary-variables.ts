import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { bernoulli, type Bernoulli } from '../distributions/bernoulli.js';
import { independent, type Independent } from '../distributions/independent.js';
import { logistic } from '../random/logistic.js';
import type { DiscreteVariables } from './discrete-variables.js';
import { oneReplaced } from './one-replaced.js';
import { straightFrom } from './straight-from.js';

/** What {@link binaryVariables} are made of. */
export interface BinaryVariablesOptions {
  /** Log-odds of a 1, `[...batchShape, ...eventShape]`. */
  readonly logits: Tensor;
  /** Number of last axes of the logits that are the event; the others are the batch. */
  readonly rank?: number;
}

/** Independent variables that are 0 or 1: what {@link binaryVariables} makes. */
export type BinaryVariables = DiscreteVariables & Independent<Bernoulli>;

/**
 * Independent variables that are 0 or 1, as the signs of logistic scores.
 *
 *     v = l + log u − log(1 − u),   z = 1[v > 0] ∼ Bernoulli(σ(l)),   soften(v, τ) = σ(v / τ)
 *
 * It is `independent(bernoulli({ logits }), rank)`, and what estimators need besides. Scores given z
 * are ±softplus(ε + softplus(±l)) with logistic ε (Maddison, Mnih & Teh 2017, "The concrete
 * distribution", §B, https://arxiv.org/abs/1611.00712; Tucker et al. 2017, "REBAR", §C,
 * https://arxiv.org/abs/1703.07370).
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { binaryVariables } from '@gen/core/estimators';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const q = binaryVariables({ logits: tf.zeros([64, 20]) }); // batchShape [64], eventShape [20]
 * const z = q.sample(key(0), [5]); // [5, 64, 20]
 * ```
 */
export function binaryVariables({ logits, rank = 1 }: BinaryVariablesOptions): BinaryVariables {
  const distribution = independent(bernoulli({ logits }), rank);
  const scores = (noise: Tensor): Tensor => tf.add(logits, noise);
  const harden = (v: Tensor): Tensor => tf.cast(tf.greater(v, 0), 'float32');
  return {
    ...distribution,
    logits,
    withLogits: (other) => binaryVariables({ logits: other, rank }),
    sample: (key, shape = []) =>
      tf.tidy(() => harden(scores(logistic(key, [...shape, ...logits.shape])))),
    noise: logistic,
    scores,
    scoresGiven: (z, noise) => {
      const sign = signOf(z);
      return tf.mul(sign, tf.softplus(tf.add(noise, tf.softplus(tf.mul(sign, logits)))));
    },
    gappedScores: (z, gap) => {
      const sign = signOf(z);
      const moved = tf.mul(sign, tf.maximum(tf.mul(sign, logits), gap));
      return straightFrom(moved, tf.broadcastTo(logits, moved.shape));
    },
    harden,
    soften: (v, temperature) => tf.sigmoid(tf.div(v, temperature)),
    summedGradient: (z, f) => {
      const [on, off] = oneReplaced(z, [tf.onesLike(z), tf.zerosLike(z)], f, rank);
      const p = tf.sigmoid(logits);
      return tf.mul(tf.mul(p, tf.sub(1, p)), tf.sub(on!, off!));
    },
  };
}

/** −1 of 0, and 1 of 1. */
const signOf = (z: Tensor): Tensor => tf.sub(tf.mul(z, 2), 1);
