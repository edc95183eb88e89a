import type { Scalar } from '@tensorflow/tfjs-core';
import type { Baseline } from './baseline.js';
import { inputDependentBaseline } from './input-dependent-baseline.js';

/**
 * A moving average of f over the steps before this one.
 *
 *     b ← b − η ∂auxiliary / ∂b = (1 − η) b + η mean f(z),   auxiliary = ½ mean (f(z) − b)²
 *
 * Its state is a variable of the caller's, which is trained, saved and resumed with the model's: a step
 * of gradient descent at rate η is a moving average with decay 1 − η, that of another optimizer a
 * moving average of its kind (Mnih & Gregor 2014, §2.3, https://arxiv.org/abs/1402.0030).
 *
 * @param average b, a scalar variable among the parameters.
 *
 * @example
 * ```ts
 * import { bernoulli, key, valueAndGrads } from '@gen/core';
 * import { expectation, movingAverageBaseline, scoreFunction } from '@gen/core/estimators';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const logits = tf.variable(tf.scalar(0));
 * const average = tf.variable(tf.scalar(0));
 * const { grads } = valueAndGrads({ logits, average }, () => {
 *   const { value, auxiliary } = expectation({
 *     distribution: bernoulli({ logits }),
 *     f: (z) => tf.add(z, 7),
 *     key: key(0),
 *     samples: 10,
 *     estimator: scoreFunction({ baseline: movingAverageBaseline(average) }),
 *   });
 *   return { value: tf.add(value, auxiliary) };
 * });
 * average.assign(tf.sub(average, tf.mul(0.1, grads.average!))); // decay 0.9
 * ```
 */
export const movingAverageBaseline = (average: Scalar): Baseline => inputDependentBaseline(average);
