import type { Schedule } from '../../schedule.js';
import type { Optimizer } from '../optimizer.js';
import { addMomentum } from './add-momentum.js';
import { chain } from './chain.js';
import { scaleByLearningRate } from './scale-by-learning-rate.js';

/** Options of {@link sgd}. */
export interface SgdOptions {
  /** Learning rate η, a number or a schedule. */
  readonly learningRate: number | Schedule;
  /** Decay of the accumulated gradient, μ; 0 accumulates nothing. */
  readonly momentum?: number;
  /** Whether momentum looks one step ahead. */
  readonly nesterov?: boolean;
}

/**
 * Stochastic gradient descent (Robbins & Monro 1951, "A Stochastic Approximation Method",
 * https://doi.org/10.1214/aoms/1177729586), with momentum where asked: {@link addMomentum}, then
 * {@link scaleByLearningRate}.
 *
 *     b ← μ b + g,   θ ← θ − η b
 *
 * @example
 * ```ts
 * import { sgd } from '@gen/core/train';
 *
 * const optimizer = sgd({ learningRate: 0.1, momentum: 0.9 });
 * ```
 */
export function sgd({ learningRate, momentum = 0, nesterov = false }: SgdOptions): Optimizer {
  const rate = scaleByLearningRate(learningRate);
  return momentum === 0 ? chain(rate) : chain(addMomentum({ decay: momentum, nesterov }), rate);
}
