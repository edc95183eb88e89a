import * as tf from '@tensorflow/tfjs-core';
import type { Optimizer } from '../optimizer.js';
import { checkPositive } from './check-positive.js';
import { mapTensors } from './map-tensors.js';
import { stateless } from './stateless.js';

/**
 * Clips each element of the gradient.
 *
 *     g ← min(max(g, −c), c)
 *
 * @param maxValue c > 0.
 *
 * @example
 * ```ts
 * import { chain, clipByValue, sgd } from '@gen/core/train';
 *
 * const optimizer = chain(clipByValue(0.5), sgd({ learningRate: 0.1 }));
 * ```
 */
export function clipByValue(maxValue: number): Optimizer {
  checkPositive('clipByValue', 'maxValue', maxValue);
  return stateless((grads) => mapTensors(grads, (g) => tf.clipByValue(g, -maxValue, maxValue)));
}
