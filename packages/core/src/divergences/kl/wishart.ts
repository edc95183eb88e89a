import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Wishart } from '../../distributions/wishart.js';
import { triangularLogDet } from '../../linalg/triangular-log-det.js';
import { triangularSolve } from '../../linalg/triangular-solve.js';
import { asTensor } from '../../distributions/parameter.js';
import { klOfGammaShapes } from './gamma-shapes.js';

/**
 * KL divergence of two Wishart distributions of n×n matrices:
 *
 *     ½ νₚ (tr(V_q⁻¹ Vₚ) − n) + ½ ν_q (log |V_q| − log |Vₚ|) + Σᵢ D((νₚ − i)/2, (ν_q − i)/2),   i < n
 *
 * with D of the shapes of gamma distributions of one rate (Penny 2001, "KL-divergences of normal, gamma,
 * Dirichlet and Wishart densities", eq. 26, https://www.fil.ion.ucl.ac.uk/~wpenny/publications/densities.ps).
 */
export function klWishart(p: Wishart, q: Wishart): Tensor {
  const size = p.eventShape[0]!;
  const [nu, other] = [asTensor(p.degreesOfFreedom), asTensor(q.degreesOfFreedom)];
  const [l, m] = [p.scaleTril(), q.scaleTril()];
  const trace = tf.sum(tf.square(triangularSolve(m, l)), [-2, -1]);
  const logRatio = tf.mul(tf.sub(triangularLogDet(m), triangularLogDet(l)), 2);
  const halves = (degrees: Tensor): Tensor =>
    tf.mul(tf.sub(tf.expandDims(degrees, -1), tf.range(0, size, 1)), 0.5);
  const ofShapes = tf.sum(klOfGammaShapes(halves(nu), halves(other)), -1);
  const ofScales = tf.add(tf.mul(nu, tf.sub(trace, size)), tf.mul(other, logRatio));
  return tf.add(tf.mul(ofScales, 0.5), ofShapes);
}
