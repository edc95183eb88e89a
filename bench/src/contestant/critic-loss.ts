import * as tf from '@tensorflow/tfjs-core';
import type { Scalar, Tensor } from '@tensorflow/tfjs-core';

const PENALTY = 10;

/**
 * mean D(made) − mean D(real) + 10 mean (‖∇D(x̂)‖ − 1)² with x̂ = u real + (1 − u) made (Gulrajani et al. 2017,
 * "Improved training of Wasserstein GANs", https://arxiv.org/abs/1704.00028).
 */
export function criticLoss(
  critic: (x: Tensor) => Tensor,
  real: Tensor,
  made: Tensor,
  share: Tensor,
): Scalar {
  const mixed = tf.add(tf.mul(share, real), tf.mul(tf.sub(1, share), made));
  const slope = tf.grad((x) => tf.sum(critic(x)))(mixed);
  // The norm of a slope of zero has no slope itself.
  const length = tf.sqrt(tf.add(tf.sum(tf.square(slope), 1), 1e-12));
  const penalty = tf.mul(PENALTY, tf.mean(tf.square(tf.sub(length, 1))));
  return tf.add(tf.sub(tf.mean(critic(made)), tf.mean(critic(real))), penalty);
}
