import * as tf from '@tensorflow/tfjs-core';
import type { Optimizer } from '../optimizer.js';
import { lerp } from './maps.js';
import { perParameter } from './per-parameter.js';

/** Options of {@link scaleByLion}. */
export interface ScaleByLionOptions {
  /** Weight of the past in the update, β₁. */
  readonly beta1?: number;
  /** Decay of the mean of the gradients, β₂. */
  readonly beta2?: number;
}

/**
 * The sign of a mean of gradients (Chen et al. 2023, "Symbolic Discovery of Optimization Algorithms",
 * Algorithm 2, https://arxiv.org/abs/2302.06675).
 *
 *     g ← sign(β₁ m + (1 − β₁) g),   m ← β₂ m + (1 − β₂) g
 *
 * The state is m as `firstMoment.<path>`.
 *
 * @example
 * ```ts
 * import { chain, scaleByLearningRate, scaleByLion } from '@gen/core/train';
 *
 * const optimizer = chain(scaleByLion(), scaleByLearningRate(1e-4));
 * ```
 */
export const scaleByLion = ({ beta1 = 0.9, beta2 = 0.99 }: ScaleByLionOptions = {}): Optimizer =>
  perParameter({
    slots: { firstMoment: tf.zerosLike },
    numbers: { weight1: 1 - beta1, weight2: 1 - beta2 },
    update: (g, { state, scalars: { weight1, weight2 } }) => ({
      update: tf.sign(lerp(state.firstMoment, g, weight1)),
      state: { firstMoment: lerp(state.firstMoment, g, weight2) },
    }),
  });
