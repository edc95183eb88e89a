import type { Schedule } from '../../schedule.js';
import type { Optimizer } from '../optimizer.js';
import { addMomentum } from './add-momentum.js';
import { chain } from './chain.js';
import { scaleByLearningRate } from './scale-by-learning-rate.js';
import { scaleByRms, type ScaleByRmsOptions } from './scale-by-rms.js';

/** Options of {@link rmsprop}. */
export interface RmspropOptions extends ScaleByRmsOptions {
  /** Learning rate η, a number or a schedule. */
  readonly learningRate?: number | Schedule;
  /** Decay of the accumulated steps, μ; 0 accumulates nothing. */
  readonly momentum?: number;
  /** Whether momentum looks one step ahead. */
  readonly nesterov?: boolean;
}

/**
 * RMSProp (Hinton 2012, "Neural Networks for Machine Learning", lecture 6e,
 * https://www.cs.toronto.edu/~tijmen/csc321/slides/lecture_slides_lec6.pdf): {@link scaleByRms}, then
 * {@link addMomentum} where asked, then {@link scaleByLearningRate}, as in PyTorch.
 *
 *     v ← β v + (1 − β) g²,   θ ← θ − η g / (√v + ε)
 *
 * @example
 * ```ts
 * import { rmsprop } from '@gen/core/train';
 *
 * const optimizer = rmsprop({ learningRate: 5e-5, momentum: 0.9 });
 * ```
 */
export function rmsprop({
  learningRate = 1e-2,
  momentum = 0,
  nesterov = false,
  ...options
}: RmspropOptions = {}): Optimizer {
  const rate = scaleByLearningRate(learningRate);
  const rms = scaleByRms(options);
  return momentum === 0
    ? chain(rms, rate)
    : chain(rms, addMomentum({ decay: momentum, nesterov }), rate);
}
