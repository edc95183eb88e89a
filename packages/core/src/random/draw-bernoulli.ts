import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { runKernel } from '../kernels/kernel.js';
import { philoxBernoulli } from '../kernels/philox-bernoulli.js';
import type { Shape } from '../shape.js';
import type { Key } from './key.js';

/**
 * Draws zeros and ones, 1 with probability `probs`, of shape `[...shape, ...probs.shape]`.
 *
 * A draw is a step function of its probability: its gradient is zero.
 */
export function drawBernoulli(key: Key, probs: Tensor, shape: Shape): Tensor {
  const attrs = { key: key.words, shape: [...shape, ...probs.shape] };
  const draw = tf.customGrad((p) => ({
    value: runKernel(philoxBernoulli, { probs: p as Tensor }, attrs),
    gradFunc: () => tf.zerosLike(probs),
  }));
  return draw(probs);
}
