import type { Optimizer } from '../optimizer.js';
import type { AdamOptions } from './adam.js';
import { chain } from './chain.js';
import { scaleByAdamax } from './scale-by-adamax.js';
import { scaleByLearningRate } from './scale-by-learning-rate.js';

/**
 * AdaMax (Kingma & Ba 2015, "Adam: A Method for Stochastic Optimization", Algorithm 2,
 * https://arxiv.org/abs/1412.6980): {@link scaleByAdamax}, then {@link scaleByLearningRate}.
 *
 *     m ← β₁ m + (1 − β₁) g,   u ← max(β₂ u, |g| + ε),   θ ← θ − η m / ((1 − β₁ᵗ) u)
 *
 * @example
 * ```ts
 * import { adamax } from '@gen/core/train';
 *
 * const optimizer = adamax({ learningRate: 2e-3 });
 * ```
 */
export const adamax = ({ learningRate = 2e-3, ...options }: AdamOptions = {}): Optimizer =>
  chain(scaleByAdamax(options), scaleByLearningRate(learningRate));
