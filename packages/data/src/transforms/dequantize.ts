import { checkCount, type Key } from '@gen/core';
import { uniform } from '@gen/core/random';
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';

/** Options of {@link dequantize}. */
export interface DequantizeOptions {
  /** How many values a pixel may have. */
  readonly levels?: number;
}

/** A transform of batches with the logarithm of what it does to volumes. */
export interface Dequantization {
  (pixels: Tensor, key: Key): Tensor;
  /** log |det| of the map from whole numbers to what comes out, in nats an example of so many pixels. */
  readonly logDeterminant: (dimensions: number) => number;
}

/**
 * Adds noise within a step of the scale to pixels, so that a density of them is one of whole numbers too.
 *
 *     y = (k + u) / L,   k = x (L − 1),  u ~ Uniform[0, 1)
 *
 * log ∫ p(k + u) du ≥ E log p(k + u): the bits of a density of y with the `logDeterminant`, −D log L, bound
 * those of the whole numbers (Theis, van den Oord & Bethge 2016, "A note on the evaluation of generative
 * models", §3.1, https://arxiv.org/abs/1511.01844).
 *
 * @returns a transform of pixels from 0 to 1 to [0, 1).
 * @throws InputError for fewer than 2 levels.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { datasetTensor, dequantize, digits } from '@gen/data';
 *
 * const noisy = dequantize();
 * const x = noisy(datasetTensor(digits(key(0), { count: 8 })), key(1)); // [8, 28, 28, 1]
 * const logDeterminant = noisy.logDeterminant(784); // for bitsPerDimension
 * ```
 */
export function dequantize({ levels = 256 }: DequantizeOptions = {}): Dequantization {
  checkCount('dequantize', 'levels', levels, 2);
  const transform = (pixels: Tensor, key: Key): Tensor =>
    tf.tidy(() => {
      const whole = tf.round(tf.mul(pixels, levels - 1));
      return tf.div(tf.add(whole, uniform(key, pixels.shape)), levels);
    });
  return Object.assign(transform, {
    logDeterminant: (dimensions: number) => -dimensions * Math.log(levels),
  });
}
