import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { hasBody, runKernel } from '../kernels/kernel.js';
import { philoxGamma } from '../kernels/philox-gamma.js';
import { gammaFromParts, gammaParts } from './gamma-parts.js';
import { keyTrail } from './key-trail.js';
import type { Key } from './key.js';

/**
 * Gamma draws of a flat tensor, or of a scalar that all elements share, or their logarithms: in one kernel
 * where there is one. A recording sees the draws that they are made of, whose keys it can replace.
 */
export function drawGamma(key: Key, size: number, concentration: Tensor, isLog: boolean): Tensor {
  if (keyTrail() === undefined && hasBody(philoxGamma)) {
    return runKernel(philoxGamma, { concentration }, { key: key.words, shape: [size], isLog });
  }
  return tf.tidy(() => gammaFromParts(gammaParts(key, size, concentration), isLog));
}
