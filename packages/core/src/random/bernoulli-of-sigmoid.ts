import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { runKernel } from '../kernels/kernel.js';
import { philoxBernoulliSigmoid } from '../kernels/philox-bernoulli-sigmoid.js';
import { drawBernoulli } from './draw-bernoulli.js';
import type { Key } from './key.js';

/**
 * Draws zeros and ones, 1 with probability σ(a + b): units that are told a and have the bias b.
 *
 * On WebGPU sum, sigmoid and draw are one pass. They are the draws of `bernoulli({ probs })` of `@gen/core`
 * with these probabilities under the same key. Gradients do not pass: that of both is zero.
 *
 * @param logits a, `[...batch, ...event]`.
 * @param bias b, of a shape that broadcasts with that of a.
 * @returns float32, of the shape of a + b.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { bernoulliOfSigmoid } from '@gen/core/random';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const units = bernoulliOfSigmoid(key(0), tf.zeros([64, 3]), tf.tensor1d([-2, 0, 2])); // [64, 3]
 * ```
 */
export function bernoulliOfSigmoid(key: Key, logits: Tensor, bias: Tensor): Tensor {
  if (!isTail(bias.shape, logits.shape)) {
    return tf.tidy(() => drawBernoulli(key, tf.sigmoid(tf.add(logits, bias)), []));
  }
  const attrs = { key: key.words, shape: logits.shape };
  const draw = tf.customGrad((a, b) => ({
    value: runKernel(philoxBernoulliSigmoid, { logits: a as Tensor, bias: b as Tensor }, attrs),
    gradFunc: () => [tf.zeros(logits.shape), tf.zeros(bias.shape)],
  }));
  return draw(logits, bias);
}

const isTail = (part: readonly number[], whole: readonly number[]): boolean =>
  part.length <= whole.length &&
  part.every((size, i) => size === whole[whole.length - part.length + i]);
