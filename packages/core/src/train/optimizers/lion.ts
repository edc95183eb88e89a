import type { Schedule } from '../../schedule.js';
import type { Optimizer } from '../optimizer.js';
import { addDecayedWeights, type AddDecayedWeightsOptions } from './add-decayed-weights.js';
import { chain } from './chain.js';
import { scaleByLearningRate } from './scale-by-learning-rate.js';
import { scaleByLion, type ScaleByLionOptions } from './scale-by-lion.js';

/** Options of {@link lion}. */
export interface LionOptions extends ScaleByLionOptions, Partial<AddDecayedWeightsOptions> {
  /** Learning rate η, a number or a schedule; three to ten times below that of Adam. */
  readonly learningRate?: number | Schedule;
}

/**
 * Lion (Chen et al. 2023, "Symbolic Discovery of Optimization Algorithms", Algorithm 2,
 * https://arxiv.org/abs/2302.06675): {@link scaleByLion}, then {@link addDecayedWeights} where asked, then
 * {@link scaleByLearningRate}. It holds one number a parameter where Adam holds two.
 *
 *     θ ← θ − η (sign(β₁ m + (1 − β₁) g) + λ θ),   m ← β₂ m + (1 − β₂) g
 *
 * @example
 * ```ts
 * import { lion } from '@gen/core/train';
 *
 * const optimizer = lion({ learningRate: 1e-4, weightDecay: 0.1 });
 * ```
 */
export const lion = ({
  learningRate = 1e-4,
  weightDecay = 0,
  decays = () => true,
  ...options
}: LionOptions = {}): Optimizer =>
  chain(
    scaleByLion(options),
    ...(weightDecay === 0 ? [] : [addDecayedWeights({ weightDecay, decays })]),
    scaleByLearningRate(learningRate),
  );
