import type { Optimizer } from '../optimizer.js';
import type { AdamOptions } from './adam.js';
import { chain } from './chain.js';
import { scaleByLearningRate } from './scale-by-learning-rate.js';
import { scaleByNadam } from './scale-by-nadam.js';

/**
 * Adam with Nesterov's look ahead (Dozat 2016, "Incorporating Nesterov Momentum into Adam",
 * https://openreview.net/forum?id=OM0jvwB8jIp57ZJjtNEZ): {@link scaleByNadam}, then
 * {@link scaleByLearningRate}.
 *
 *     θ ← θ − η (β₁ m / (1 − β₁ᵗ⁺¹) + (1 − β₁) g / (1 − β₁ᵗ)) / (√v̂ + ε)
 *
 * @example
 * ```ts
 * import { nadam } from '@gen/core/train';
 *
 * const optimizer = nadam({ learningRate: 2e-3 });
 * ```
 */
export const nadam = ({ learningRate = 1e-3, ...options }: AdamOptions = {}): Optimizer =>
  chain(scaleByNadam(options), scaleByLearningRate(learningRate));
