import { split } from '@gen/core';
import * as tf from '@tensorflow/tfjs-core';
import type { BatchTransform } from './batch-transform.js';

/**
 * Transforms of batches one after the other, each with a key of its own.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { digits, dequantize, flip, imageBatches, inTurn } from '@gen/data';
 *
 * const transform = inTurn(flip, dequantize());
 * const batches = imageBatches(digits(key(0), { count: 100 }), { batchSize: 50, key: key(1), transform });
 * ```
 */
export function inTurn(...transforms: BatchTransform[]): BatchTransform {
  return (batch, key) =>
    tf.tidy(() => {
      const keys = transforms.length === 0 ? [] : split(key, transforms.length);
      return transforms.reduce((x, transform, i) => transform(x, keys[i]!), tf.clone(batch));
    });
}
