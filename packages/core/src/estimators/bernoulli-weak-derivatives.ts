import * as tf from '@tensorflow/tfjs-core';
import type { BinaryVariables } from './binary-variables.js';
import type { WeakDerivatives } from './weak-derivative.js';

/**
 * The weak derivative of binary variables in their logits, for {@link measureValued}: 1 instead of 0.
 *
 *     in l:  c = σ(l) σ(−l),   1  and  0
 *
 * It takes no draw, so that the estimate is the Rao–Blackwellized one (Mohamed et al. 2020, "Monte
 * Carlo gradient estimation in machine learning", table 1, https://jmlr.org/papers/v21/19-346.html).
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { bernoulliWeakDerivatives, binaryVariables } from '@gen/core/estimators';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const q = binaryVariables({ logits: tf.zeros([3]) });
 * const [inLogits] = bernoulliWeakDerivatives(q, key(0), [64, 3]);
 * ```
 */
export const bernoulliWeakDerivatives: WeakDerivatives<BinaryVariables> = (
  { logits },
  _key,
  shape,
) => [
  {
    parameter: logits,
    constant: tf.mul(tf.sigmoid(logits), tf.sigmoid(tf.neg(logits))),
    positive: tf.ones([...shape]),
    negative: tf.zeros([...shape]),
  },
];
