import * as tf from '@tensorflow/tfjs-core';
import type { Optimizer } from '../optimizer.js';
import { lerp } from './maps.js';
import { perParameter } from './per-parameter.js';
import { numbersOfAdam, type ScaleByAdamOptions } from './scale-by-adam.js';

/**
 * Rescales gradients by AdaMax, which is Adam with the maximum in place of the mean square (Kingma &
 * Ba 2015, "Adam: A Method for Stochastic Optimization", Algorithm 2, https://arxiv.org/abs/1412.6980).
 *
 *     m ← β₁ m + (1 − β₁) g,   u ← max(β₂ u, |g| + ε),   g ← m / ((1 − β₁ᵗ) u)
 *
 * with t = step + 1. The state is m as `firstMoment.<path>` and u as `infinityNorm.<path>`.
 *
 * @example
 * ```ts
 * import { chain, scaleByAdamax, scaleByLearningRate } from '@gen/core/train';
 *
 * const optimizer = chain(scaleByAdamax(), scaleByLearningRate(2e-3));
 * ```
 */
export function scaleByAdamax(options: ScaleByAdamOptions = {}): Optimizer {
  const { beta1, beta2, epsilon } = numbersOfAdam(options);
  return perParameter({
    slots: { firstMoment: tf.zerosLike, infinityNorm: tf.zerosLike },
    numbers: { weight: 1 - beta1, beta2, epsilon },
    schedules: { scale: (step) => 1 / (1 - beta1 ** (step + 1)) },
    update: (g, { state, scalars: { weight, beta2, epsilon, scale } }) => {
      const firstMoment = lerp(state.firstMoment, g, weight);
      const infinityNorm = tf.maximum(
        tf.mul(state.infinityNorm, beta2),
        tf.add(tf.abs(g), epsilon),
      );
      const update = tf.mul(tf.div(firstMoment, infinityNorm), scale);
      return { update, state: { firstMoment, infinityNorm } };
    },
  });
}
