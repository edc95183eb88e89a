import * as tf from '@tensorflow/tfjs-core';
import type { Scalar, Tensor } from '@tensorflow/tfjs-core';
import type { Optimizer } from '../optimizer.js';
import { mapTensors } from './map-tensors.js';
import { stateless } from './stateless.js';

/**
 * Makes each update as long as its parameter (You et al. 2020, "Large Batch Optimization for Deep
 * Learning: Training BERT in 76 minutes", §3, https://arxiv.org/abs/1904.00962).
 *
 *     u ← u ‖θ‖ / ‖u‖,   u where either is zero
 *
 * @example
 * ```ts
 * import { chain, scaleByAdam, scaleByLearningRate, scaleByTrustRatio } from '@gen/core/train';
 *
 * const optimizer = chain(scaleByAdam(), scaleByTrustRatio(), scaleByLearningRate(1e-3));
 * ```
 */
export const scaleByTrustRatio = (): Optimizer =>
  stateless((updates, { parameters }) =>
    mapTensors(updates, (update, path) => {
      const [ofParameter, ofUpdate] = [norm(parameters[path]!), norm(update)];
      const isZero = tf.equal(tf.minimum(ofParameter, ofUpdate), 0);
      return tf.mul(update, tf.where(isZero, tf.onesLike(ofUpdate), tf.div(ofParameter, ofUpdate)));
    }),
  );

const norm = (x: Tensor): Scalar => tf.sqrt(tf.sum(tf.square(x)));
