import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Parameter } from '../distributions/parameter.js';
import type { Bijector } from './bijector.js';
import { elementwise } from './elementwise.js';

/** Options of {@link batchNorm}; tensors `[n]`. */
export interface BatchNormOptions {
  /** Mean of each feature: of the batch while training, a running average afterwards. */
  readonly mean: Tensor;
  /** Variance of each feature. */
  readonly variance: Tensor;
  /** Shift β afterwards; 0 by default. */
  readonly shift?: Parameter;
  /** Scale γ afterwards, not 0; 1 by default. */
  readonly scale?: Parameter;
  /** What is added to the variance; 1e-5 by default. */
  readonly epsilon?: number;
}

/**
 * Batch normalization as a bijector of numbers, feature by feature.
 *
 *     y = β + γ (x − m) / √(v + ε),   log |dy/dx| = log |γ| − ½ log(v + ε)
 *
 * The moments are given, so that the same map serves training, with those of the batch, and afterwards,
 * with running averages (Dinh, Sohl-Dickstein & Bengio 2017, "Density estimation using Real NVP", §3.7,
 * https://arxiv.org/abs/1605.08803).
 *
 * @example
 * ```ts
 * import { batchNorm } from '@gen/core/bijectors';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const x = tf.tensor2d([1, 2, 3, 6], [2, 2]);
 * const { mean, variance } = tf.moments(x, 0);
 * const { value } = batchNorm({ mean, variance }).forward(x); // columns of mean 0 and variance 1
 * ```
 */
export function batchNorm({
  mean,
  variance,
  shift = 0,
  scale = 1,
  epsilon = 1e-5,
}: BatchNormOptions): Bijector {
  const slope = (): Tensor => tf.mul(scale, tf.rsqrt(tf.add(variance, epsilon)));
  return elementwise({
    name: 'BatchNorm',
    forward: (x) => tf.add(shift, tf.mul(tf.sub(x, mean), slope())),
    inverse: (y) => tf.add(mean, tf.div(tf.sub(y, shift), slope())),
    logSlope: () => tf.log(tf.abs(slope())),
  });
}
