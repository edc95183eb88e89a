import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { asTensor } from '../../distributions/parameter.js';
import type { UniformSphere } from '../../distributions/uniform-sphere.js';
import type { VonMisesFisher } from '../../distributions/von-mises-fisher.js';
import { besselExcess, logScaledBessel } from '../../special/bessel-ratio.js';

/**
 * KL divergence of two von Mises–Fisher distributions, with C the normalizer and A the ratio of Bessel
 * functions of κₚ:
 *
 *     log C(κₚ) − log C(κ_q) + A (κₚ − κ_q μₚᵀμ_q)
 */
export function klVonMisesFisher(p: VonMisesFisher, q: VonMisesFisher): Tensor {
  const nu = p.eventShape[0]! / 2 - 1;
  const [kappa, other] = [asTensor(p.concentration), asTensor(q.concentration)];
  const excess = besselExcess(nu, kappa); // 1 − A
  const logRatio = tf.sub(logScaledBessel(nu, other), logScaledBessel(nu, kappa));
  const versine = tf.mul(tf.sum(tf.squaredDifference(p.mode(), q.mode()), -1), 0.5);
  const turned = tf.mul(tf.mul(other, tf.sub(1, excess)), versine);
  return tf.add(tf.add(logRatio, tf.mul(tf.sub(other, kappa), excess)), turned);
}

/** {@link klVonMisesFisher} with κ_q = 0. */
export function klVonMisesFisherUniformSphere(p: VonMisesFisher, q: UniformSphere): Tensor {
  const kappa = asTensor(p.concentration);
  const nu = q.dimensions / 2 - 1;
  const total = tf.add(logScaledBessel(nu, kappa), tf.mul(kappa, besselExcess(nu, kappa)));
  return tf.broadcastTo(tf.neg(total), [...p.batchShape]);
}

/** {@link klVonMisesFisher} with κₚ = 0. */
export function klUniformSphereVonMisesFisher(p: UniformSphere, q: VonMisesFisher): Tensor {
  const kappa = asTensor(q.concentration);
  const total = tf.add(logScaledBessel(p.dimensions / 2 - 1, kappa), kappa);
  return tf.broadcastTo(total, [...q.batchShape]);
}
