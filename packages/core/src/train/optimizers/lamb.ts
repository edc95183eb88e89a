import type { Optimizer } from '../optimizer.js';
import type { AdamWOptions } from './adam-w.js';
import { addDecayedWeights } from './add-decayed-weights.js';
import { chain } from './chain.js';
import { scaleByAdam } from './scale-by-adam.js';
import { scaleByLearningRate } from './scale-by-learning-rate.js';
import { scaleByTrustRatio } from './scale-by-trust-ratio.js';

/**
 * LAMB, for large batches (You et al. 2020, "Large Batch Optimization for Deep Learning: Training BERT
 * in 76 minutes", Algorithm 2, https://arxiv.org/abs/1904.00962): {@link scaleByAdam}, then
 * {@link addDecayedWeights} where asked, {@link scaleByTrustRatio} and {@link scaleByLearningRate}.
 *
 *     u = m̂ / (√v̂ + ε) + λ θ,   θ ← θ − η u ‖θ‖ / ‖u‖
 *
 * @example
 * ```ts
 * import { lamb } from '@gen/core/train';
 *
 * const optimizer = lamb({ learningRate: 2e-3, weightDecay: 0.01 });
 * ```
 */
export const lamb = ({
  learningRate = 1e-3,
  weightDecay = 0,
  decays = () => true,
  epsilon = 1e-6,
  ...options
}: AdamWOptions = {}): Optimizer =>
  chain(
    scaleByAdam({ epsilon, ...options }),
    ...(weightDecay === 0 ? [] : [addDecayedWeights({ weightDecay, decays })]),
    scaleByTrustRatio(),
    scaleByLearningRate(learningRate),
  );
