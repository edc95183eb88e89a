import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { hasBody, runKernel } from '../kernels/kernel.js';
import { philoxGamma, philoxGammaOfKey } from '../kernels/philox-gamma.js';
import { gammaFromParts, gammaParts } from './gamma-parts.js';
import { keyTrail } from './key-trail.js';
import type { Key } from './key.js';

/**
 * Gamma draws of a flat tensor, or of a scalar that all elements share, or their logarithms: in one kernel
 * where there is one. A recording sees the draws that they are made of, whose keys it can replace, unless
 * the kernel derives them itself.
 */
export function drawGamma(key: Key, size: number, concentration: Tensor, isLog: boolean): Tensor {
  const attrs = { key: key.words, shape: [size], isLog };
  if (hasBody(philoxGammaOfKey)) return runKernel(philoxGammaOfKey, { concentration }, attrs);
  if (keyTrail() === undefined && hasBody(philoxGamma)) {
    return runKernel(philoxGamma, { concentration }, attrs);
  }
  return tf.tidy(() => gammaFromParts(gammaParts(key, size, concentration), isLog));
}
