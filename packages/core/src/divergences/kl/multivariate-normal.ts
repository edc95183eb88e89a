import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { MultivariateNormal } from '../../distributions/multivariate-normal.js';
import { rootOf } from '../../distributions/scatter.js';

/**
 * KL divergence of two multivariate normal distributions, with a root Rₚ of Σₚ = Rₚ Rₚᵀ:
 *
 *     ½ (tr(Rₚᵀ Σ_q⁻¹ Rₚ) + (μₚ − μ_q)ᵀ Σ_q⁻¹ (μₚ − μ_q) − n + log |Σ_q| − log |Σₚ|)
 *
 * Trace and distance are sums of squared distances of columns, however the covariances are given
 * (Rasmussen & Williams 2006, "Gaussian processes for machine learning", eq. A.23,
 * http://gaussianprocess.org/gpml/chapters/RWA.pdf).
 */
export function klMultivariateNormal(p: MultivariateNormal, q: MultivariateNormal): Tensor {
  const [ofP, ofQ] = [p.scatter(), q.scatter()];
  const trace = tf.sum(ofQ.squaredDistance(rootOf(ofP)), [-2, -1]);
  const shift = tf.expandDims(tf.sub(p.mean(), q.mean()), -1);
  const distance = tf.squeeze(ofQ.squaredDistance(shift), [-2, -1]);
  const logRatio = tf.sub(ofQ.logDet(), ofP.logDet());
  return tf.mul(tf.add(tf.add(trace, distance), tf.sub(logRatio, p.eventShape[0]!)), 0.5);
}
