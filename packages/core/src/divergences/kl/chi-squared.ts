import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { ChiSquared } from '../../distributions/chi-squared.js';
import { klOfGammaShapes } from './gamma-shapes.js';

/** KL divergence of two χ² distributions: gamma distributions of concentration ν/2 and one rate. */
export const klChiSquared = (p: ChiSquared, q: ChiSquared): Tensor =>
  klOfGammaShapes(tf.div(p.degreesOfFreedom, 2), tf.div(q.degreesOfFreedom, 2));
