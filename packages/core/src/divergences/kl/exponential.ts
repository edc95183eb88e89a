import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Exponential } from '../../distributions/exponential.js';

/**
 * KL divergence of two exponential distributions, with r = λ_q / λₚ:
 *
 *     r − 1 − log r
 */
export function klExponential(p: Exponential, q: Exponential): Tensor {
  const ratio = tf.div(q.rate, p.rate);
  return tf.sub(tf.sub(ratio, 1), tf.log(ratio));
}
