import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { asTensor } from '../../distributions/parameter.js';
import type { VonMises } from '../../distributions/von-mises.js';
import { besselExcess } from '../../special/bessel-ratio.js';
import { i0e } from '../../special/i0e.js';

/**
 * KL divergence of two von Mises distributions, with A = I₁(κₚ) / I₀(κₚ):
 *
 *     log I₀(κ_q) − log I₀(κₚ) + A (κₚ − κ_q cos(μₚ − μ_q))
 */
export function klVonMises(p: VonMises, q: VonMises): Tensor {
  const [kappa, other] = [asTensor(p.concentration), asTensor(q.concentration)];
  const excess = besselExcess(0, kappa); // 1 − A
  const logRatio = tf.sub(tf.log(i0e(other)), tf.log(i0e(kappa)));
  const versine = tf.mul(tf.square(tf.sin(tf.mul(tf.sub(p.loc, q.loc), 0.5))), 2);
  const turned = tf.mul(tf.mul(other, tf.sub(1, excess)), versine);
  return tf.add(tf.add(logRatio, tf.mul(tf.sub(other, kappa), excess)), turned);
}
