import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Dirichlet } from '../../distributions/dirichlet.js';
import { klOfGammaShapes } from './gamma-shapes.js';

/**
 * KL divergence of two Dirichlet distributions, with A = Σₖ aₖ: of gamma distributions of one rate, the sum
 * over k less that of A.
 */
export function klDirichlet(
  { concentration: a }: Dirichlet,
  { concentration: b }: Dirichlet,
): Tensor {
  const ofSum = klOfGammaShapes(tf.sum(a, -1), tf.sum(b, -1));
  return tf.sub(tf.sum(klOfGammaShapes(a, b), -1), ofSum);
}
