import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { gammaScore } from '../../special/gamma-density.js';
import { logGammaDensity } from '../../special/log-gamma-density.js';

/**
 * KL divergence of two gamma distributions of one rate, with concentrations a and b:
 *
 *     log Γ(b) − log Γ(a) − (b − a) ψ(a) = (b − a) (log a − ψ(a)) + log f(a; a) − log f(a; b)
 *
 * with f(x; a) = xᵃ e⁻ˣ / Γ(a), where nothing of the size of a log a cancels. It is also what log Γ adds to
 * the divergence of other families that it normalizes.
 */
export function klOfGammaShapes(a: Tensor, b: Tensor): Tensor {
  const score = tf.add(gammaScore(a, a), tf.reciprocal(a)); // log a − ψ(a)
  const densities = tf.sub(logGammaDensity(a, a), logGammaDensity(b, a));
  return tf.add(tf.mul(tf.sub(b, a), score), densities);
}

/** KL divergence of two gamma distributions, of concentrations a and b and the ratio r of their rates. */
export function klOfGammas(a: Tensor, b: Tensor, ratio: Tensor): Tensor {
  const ofRates = tf.sub(tf.mul(a, tf.sub(ratio, 1)), tf.mul(b, tf.log(ratio)));
  return tf.add(klOfGammaShapes(a, b), ofRates);
}
