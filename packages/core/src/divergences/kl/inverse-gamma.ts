import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { InverseGamma } from '../../distributions/inverse-gamma.js';
import { asTensor } from '../../distributions/parameter.js';
import { klOfGammas } from './gamma-shapes.js';

/** KL divergence of two inverse gamma distributions: that of the gamma distributions of 1 / x. */
export const klInverseGamma = (p: InverseGamma, q: InverseGamma): Tensor =>
  klOfGammas(asTensor(p.concentration), asTensor(q.concentration), tf.div(q.scale, p.scale));
