import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { checkCount } from '../../check-count.js';
import { InputError } from '../../input-error.js';
import type { FeatureExtractor } from './feature-extractor.js';

/** Options of {@link extractFeatures}. */
export interface ExtractFeaturesOptions {
  /** How many examples go through the extractor at once. */
  readonly batchSize?: number;
}

/**
 * Maps many examples to features, some at a time.
 *
 * @param examples shape `[n, ...]`.
 * @returns shape `[n, d]`; the caller disposes it.
 * @throws InputError where the extractor makes no vector of each example.
 *
 * @example
 * ```ts
 * import { extractFeatures } from '@gen/core/metrics';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const pixels = { name: 'pixels', hash: 'none', features: (x: tf.Tensor) => tf.reshape(x, [x.shape[0]!, -1]) };
 * const features = extractFeatures(pixels, tf.zeros([100, 8, 8, 1])); // [100, 64]
 * ```
 */
export function extractFeatures(
  extractor: FeatureExtractor,
  examples: Tensor,
  { batchSize = 256 }: ExtractFeaturesOptions = {},
): Tensor2D {
  checkCount('extractFeatures', 'batchSize', batchSize);
  const n = examples.rank === 0 ? 0 : examples.shape[0]!;
  if (n === 0) throw wrong('examples', 'shape [n, ...] with n ≥ 1', examples);
  return tf.tidy(() => {
    const parts: Tensor2D[] = [];
    for (let first = 0; first < n; first += batchSize) {
      const count = Math.min(batchSize, n - first);
      const begin = examples.shape.map((_, axis) => (axis === 0 ? first : 0));
      const size = examples.shape.map((_, axis) => (axis === 0 ? count : -1));
      const features = tf.tidy(() => extractor.features(tf.slice(examples, begin, size)));
      const fits = features.rank === 2 && features.shape[0] === count;
      if (!fits) throw wrong('extractor', `features of shape [${count}, d]`, features);
      parts.push(features as Tensor2D);
    }
    return tf.concat(parts, 0);
  });
}

const wrong = (argument: string, expected: string, { shape }: Tensor): InputError =>
  new InputError({ callee: 'extractFeatures', argument, expected, got: `shape [${shape}]` });
