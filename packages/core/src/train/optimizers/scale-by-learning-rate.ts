import * as tf from '@tensorflow/tfjs-core';
import type { Scalar, Tensor } from '@tensorflow/tfjs-core';
import { toSchedule, type Schedule } from '../../schedule.js';
import type { Optimizer } from '../optimizer.js';
import { mapTensors } from './map-tensors.js';
import { addScaled } from './maps.js';
import { stateless } from './stateless.js';

/**
 * Multiplies by minus the learning rate: the last link of a chain, after which adding the update to
 * the parameters descends.
 *
 *     g ← −η g
 *
 * @param learningRate η, a number or a schedule.
 *
 * @example
 * ```ts
 * import { chain, cosineDecay, scaleByAdam, scaleByLearningRate } from '@gen/core/train';
 *
 * const rate = cosineDecay({ from: 1e-3, steps: 10_000 });
 * const optimizer = chain(scaleByAdam(), scaleByLearningRate(rate));
 * ```
 */
export function scaleByLearningRate(learningRate: number | Schedule): Optimizer {
  const scaled = stateless(
    (grads, { scalars }) => {
      const rate = tf.neg(scalars['learningRate']!);
      return mapTensors(grads, (g) => tf.mul(g, rate));
    },
    { learningRate: toSchedule(learningRate) },
  );
  return {
    ...scaled,
    step: (grads, { parameters, scalars }) =>
      tf.tidy(() => {
        const rate = tf.neg<Scalar>(scalars['learningRate']!);
        const descend = (g: Tensor, path: string): Tensor => addScaled(parameters[path]!, g, rate);
        return { parameters: mapTensors(grads, descend), state: {} };
      }),
  };
}
