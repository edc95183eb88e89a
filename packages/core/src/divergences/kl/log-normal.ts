import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { LogNormal } from '../../distributions/log-normal.js';
import { normal } from '../../distributions/normal.js';
import { klNormal } from './normal.js';

/**
 * KL divergence of two log-normal distributions: that of the normals of their logarithms.
 */
export function klLogNormal(p: LogNormal, q: LogNormal): Tensor {
  return tf.tidy(() => klNormal(normal(p), normal(q)));
}
