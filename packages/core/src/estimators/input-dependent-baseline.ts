import * as tf from '@tensorflow/tfjs-core';
import type { Scalar, Tensor } from '@tensorflow/tfjs-core';
import type { Baseline } from './baseline.js';

/**
 * A baseline that a network predicts from the input, and is trained beside the model to predict f.
 *
 *     b = b_ψ(x),   auxiliary = ½ mean (f(z) − b_ψ(x))²
 *
 * Mnih & Gregor 2014, "Neural variational inference and learning in belief networks", §2.3,
 * https://arxiv.org/abs/1402.0030.
 *
 * @param prediction b_ψ(x), computed where gradients are taken, a shape that broadcasts to the batch
 * shape.
 *
 * @example
 * ```ts
 * import { key, valueAndGrads } from '@gen/core';
 * import { binaryVariables, expectation, inputDependentBaseline, scoreFunction } from '@gen/core/estimators';
 * import { dense, namedParameters } from '@gen/core/nn';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const encoder = dense({ inputs: 5, outputs: 3, key: key(0) });
 * const network = dense({ inputs: 5, outputs: 1, key: key(1) });
 * const parameters = { ...namedParameters('encoder', encoder), ...namedParameters('baseline', network) };
 * const x = tf.ones([8, 5]);
 * const { grads } = valueAndGrads(parameters, () => {
 *   const baseline = inputDependentBaseline(tf.squeeze(network.apply(x), [-1])); // [8]
 *   const { value, auxiliary } = expectation({
 *     distribution: binaryVariables({ logits: encoder.apply(x) }), // batchShape [8]
 *     f: (z) => tf.sum(z, -1),
 *     key: key(2),
 *     estimator: scoreFunction({ baseline }),
 *   });
 *   return { value: tf.add(tf.mean(value), auxiliary) };
 * });
 * ```
 */
export const inputDependentBaseline =
  (prediction: Tensor): Baseline =>
  ({ values }) => ({
    baseline: prediction,
    auxiliary: tf.mul<Scalar>(0.5, tf.mean(tf.squaredDifference(values, prediction))),
  });
