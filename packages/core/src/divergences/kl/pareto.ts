import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Pareto } from '../../distributions/pareto.js';

/**
 * KL divergence of two Pareto distributions, infinite where the first begins below the second, with
 * r = α_q / αₚ:
 *
 *     r − 1 − log r + α_q log(mₚ / m_q)
 */
export function klPareto(p: Pareto, q: Pareto): Tensor {
  const ratio = tf.div(q.concentration, p.concentration);
  const logShift = tf.sub(tf.log(p.scale), tf.log(q.scale));
  const ofShapes = tf.sub(tf.sub(ratio, 1), tf.log(ratio));
  const finite = tf.add(ofShapes, tf.mul(q.concentration, logShift));
  return tf.where(tf.greaterEqual(p.scale, q.scale), finite, Infinity);
}
