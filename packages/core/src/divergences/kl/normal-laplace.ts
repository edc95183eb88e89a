import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Laplace } from '../../distributions/laplace.js';
import type { Normal } from '../../distributions/normal.js';
import { ndtr } from '../../special/ndtr.js';

/**
 * KL divergence of a normal from a Laplace distribution, with d = (μₚ − μ_q) / σ, φ and Φ the standard normal
 * density and cdf:
 *
 *     log 2s + σ (2 φ(d) + d (2 Φ(d) − 1)) / s − log σ − ½ log 2πe
 */
export function klNormalLaplace(p: Normal, q: Laplace): Tensor {
  const d = tf.div(tf.sub(p.loc, q.loc), p.scale);
  const density = tf.mul(tf.exp(tf.mul(tf.square(d), -0.5)), Math.sqrt(2 / Math.PI));
  const size = tf.add(density, tf.mul(d, tf.sub(tf.mul(ndtr(d), 2), 1)));
  const cross = tf.add(tf.log(tf.mul(q.scale, 2)), tf.div(tf.mul(size, p.scale), q.scale));
  return tf.sub(cross, p.entropy());
}
