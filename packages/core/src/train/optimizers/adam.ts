import type { Schedule } from '../../schedule.js';
import type { Optimizer } from '../optimizer.js';
import { chain } from './chain.js';
import { numbersOfAdam, scaleByAdam, type ScaleByAdamOptions } from './scale-by-adam.js';
import { scaleByLearningRate } from './scale-by-learning-rate.js';
import { stepByAdam } from './step-by-adam.js';

/** Options of {@link adam}. */
export interface AdamOptions extends ScaleByAdamOptions {
  /** Learning rate η, a number or a schedule. */
  readonly learningRate?: number | Schedule;
}

/**
 * Adam (Kingma & Ba 2015, "Adam: A Method for Stochastic Optimization", Algorithm 1,
 * https://arxiv.org/abs/1412.6980): {@link scaleByAdam}, then {@link scaleByLearningRate},
 * with a step of one kernel a parameter.
 *
 *     θ ← θ − η m̂ / (√v̂ + ε)
 *
 * @example
 * ```ts
 * import { adam, linear } from '@gen/core/train';
 *
 * const optimizer = adam({ learningRate: linear({ to: 1e-3, steps: 500 }) });
 * ```
 */
export function adam({ learningRate = 1e-3, ...options }: AdamOptions = {}): Optimizer {
  return {
    ...chain(scaleByAdam(options), scaleByLearningRate(learningRate)),
    step: stepByAdam({
      ...numbersOfAdam(options),
      learningRate: (scalars) => scalars['1.learningRate']!,
    }),
  };
}
