import * as tf from '@tensorflow/tfjs-core';
import type { NamedTensorMap } from '@tensorflow/tfjs-core';
import type { Optimizer, UpdateContext } from '../optimizer.js';
import { checkPositive } from './check-positive.js';
import { mapTensors } from './map-tensors.js';

/**
 * Keeps each parameter within bounds, as a critic of a Wasserstein GAN asks: the last link of a chain
 * (Arjovsky, Chintala & Bottou 2017, "Wasserstein GAN", Algorithm 1, line 7,
 * https://arxiv.org/abs/1701.07875).
 *
 *     θ ← min(max(θ + u, −c), c)
 *
 * @param maxValue c > 0.
 *
 * @example
 * ```ts
 * import { chain, clipParameters, rmsprop } from '@gen/core/train';
 *
 * const optimizer = chain(rmsprop({ learningRate: 5e-5 }), clipParameters(0.01));
 * ```
 */
export function clipParameters(maxValue: number): Optimizer {
  checkPositive('clipParameters', 'maxValue', maxValue);
  const clipped = (updates: NamedTensorMap, { parameters }: UpdateContext): NamedTensorMap =>
    mapTensors(updates, (u, path) =>
      tf.clipByValue(tf.add(parameters[path]!, u), -maxValue, maxValue),
    );
  return {
    schedules: {},
    init: () => ({}),
    update: (updates, context) => ({
      updates: tf.tidy(() =>
        mapTensors(clipped(updates, context), (next, path) =>
          tf.sub(next, context.parameters[path]!),
        ),
      ),
      state: {},
    }),
    step: (updates, context) => ({
      parameters: tf.tidy(() => clipped(updates, context)),
      state: {},
    }),
  };
}
