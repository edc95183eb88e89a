import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Beta } from '../../distributions/beta.js';
import { asTensor } from '../../distributions/parameter.js';
import { klOfGammaShapes } from './gamma-shapes.js';

/**
 * KL divergence of two beta distributions:
 *
 *     log B_q − log Bₚ − (a_q − aₚ) ψ(aₚ) − (b_q − bₚ) ψ(bₚ) + (a_q + b_q − aₚ − bₚ) ψ(aₚ + bₚ)
 */
export function klBeta(p: Beta, q: Beta): Tensor {
  const ofAlpha = klOfGammaShapes(asTensor(p.alpha), asTensor(q.alpha));
  const ofBeta = klOfGammaShapes(asTensor(p.beta), asTensor(q.beta));
  const ofSum = klOfGammaShapes(tf.add(p.alpha, p.beta), tf.add(q.alpha, q.beta));
  return tf.sub(tf.add(ofAlpha, ofBeta), ofSum);
}
