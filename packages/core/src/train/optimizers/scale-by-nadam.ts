import * as tf from '@tensorflow/tfjs-core';
import type { Optimizer } from '../optimizer.js';
import { addScaled, lerp, lerpSquare, overRoot } from './maps.js';
import { perParameter } from './per-parameter.js';
import { numbersOfAdam, type ScaleByAdamOptions } from './scale-by-adam.js';

/**
 * Rescales gradients by Adam with Nesterov's look ahead (Dozat 2016, "Incorporating Nesterov Momentum
 * into Adam", Algorithm 2 with a constant μ, https://openreview.net/forum?id=OM0jvwB8jIp57ZJjtNEZ).
 *
 *     m ← β₁ m + (1 − β₁) g,   v ← β₂ v + (1 − β₂) g²
 *     g ← (β₁ m / (1 − β₁ᵗ⁺¹) + (1 − β₁) g / (1 − β₁ᵗ)) / (√v̂ + ε)
 *
 * with v̂ = v / (1 − β₂ᵗ) and t = step + 1, as optax's `scale_by_adam(nesterov=True)`. The state is that
 * of {@link scaleByAdam}.
 *
 * @example
 * ```ts
 * import { chain, scaleByLearningRate, scaleByNadam } from '@gen/core/train';
 *
 * const optimizer = chain(scaleByNadam(), scaleByLearningRate(2e-3));
 * ```
 */
export function scaleByNadam(options: ScaleByAdamOptions = {}): Optimizer {
  const { beta1, beta2, epsilon } = numbersOfAdam(options);
  const root = (step: number): number => Math.sqrt(1 - beta2 ** (step + 1));
  const ofGradient = (step: number): number => (1 - beta1) / (1 - beta1 ** (step + 1));
  const ofMoment = (step: number): number => beta1 / (1 - beta1 ** (step + 2));
  return perParameter({
    slots: { firstMoment: tf.zerosLike, secondMoment: tf.zerosLike },
    numbers: { weight1: 1 - beta1, weight2: 1 - beta2 },
    // The weight of the gradient is taken out of the sum, so that one number scales it all.
    schedules: {
      ahead: (step) => ofMoment(step) / ofGradient(step),
      scale: (step) => root(step) * ofGradient(step),
      epsilon: (step) => epsilon * root(step),
    },
    update: (g, { state, scalars: { weight1, weight2, ahead, scale, epsilon } }) => {
      const firstMoment = lerp(state.firstMoment, g, weight1);
      const secondMoment = lerpSquare(state.secondMoment, g, weight2);
      const direction = addScaled(g, firstMoment, ahead);
      return {
        update: overRoot(direction, secondMoment, scale, epsilon),
        state: { firstMoment, secondMoment },
      };
    },
  });
}
