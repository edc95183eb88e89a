import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Uniform } from '../../distributions/uniform.js';

/**
 * Rényi divergence of two uniform distributions of widths wₚ and w_q that share a width w:
 *
 *     log(w wₚ^{−α} w_q^{α−1}) / (α − 1),   ∞ where they share none, or p reaches outside q and α > 1
 */
export function renyiUniform(p: Uniform, q: Uniform, order: number): Tensor {
  const shared = tf.sub(tf.minimum(p.high, q.high), tf.maximum(p.low, q.low));
  const isSome = tf.greater(shared, 0);
  const [width, other] = [tf.sub(p.high, p.low), tf.sub(q.high, q.low)];
  const logRatio = tf.log(tf.div(tf.where(isSome, shared, 1), width));
  const inside = tf.add(tf.div(logRatio, order - 1), tf.log(tf.div(other, width)));
  const isWithin = tf.logicalAnd(tf.greaterEqual(p.low, q.low), tf.greaterEqual(q.high, p.high));
  const isProper = order > 1 ? tf.logicalAnd(isSome, isWithin) : isSome;
  return tf.where(isProper, inside, Infinity);
}
