import type { Optimizer } from '../optimizer.js';
import type { AdamOptions } from './adam.js';
import { addDecayedWeights, type AddDecayedWeightsOptions } from './add-decayed-weights.js';
import { chain } from './chain.js';
import { numbersOfAdam, scaleByAdam } from './scale-by-adam.js';
import { scaleByLearningRate } from './scale-by-learning-rate.js';
import { stepByAdam } from './step-by-adam.js';

/** Options of {@link adamW}. */
export interface AdamWOptions extends AdamOptions, Partial<AddDecayedWeightsOptions> {}

/**
 * Adam with decoupled weight decay (Loshchilov & Hutter 2019, "Decoupled Weight Decay
 * Regularization", Algorithm 2, https://arxiv.org/abs/1711.05101): {@link scaleByAdam}, then
 * {@link addDecayedWeights}, then {@link scaleByLearningRate}, with a step of one kernel a parameter.
 *
 *     θ ← θ − η (m̂ / (√v̂ + ε) + λ θ)
 *
 * @example
 * ```ts
 * import { adamW } from '@gen/core/train';
 *
 * const decays = (path: string) => !path.endsWith('bias');
 * const optimizer = adamW({ learningRate: 1e-3, weightDecay: 0.05, decays });
 * ```
 */
export function adamW({
  learningRate = 1e-3,
  weightDecay = 0.01,
  decays = () => true,
  ...options
}: AdamWOptions = {}): Optimizer {
  const links = [
    scaleByAdam(options),
    addDecayedWeights({ weightDecay, decays }),
    scaleByLearningRate(learningRate),
  ];
  return {
    ...chain(...links),
    step: stepByAdam({
      ...numbersOfAdam(options),
      learningRate: (scalars) => scalars['2.learningRate']!,
      weightDecay: { of: (scalars) => scalars['1.weightDecay']!, decays },
    }),
  };
}
