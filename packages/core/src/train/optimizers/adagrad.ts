import type { Schedule } from '../../schedule.js';
import type { Optimizer } from '../optimizer.js';
import { chain } from './chain.js';
import { scaleByLearningRate } from './scale-by-learning-rate.js';
import { scaleByRss, type ScaleByRssOptions } from './scale-by-rss.js';

/** Options of {@link adagrad}. */
export interface AdagradOptions extends ScaleByRssOptions {
  /** Learning rate η, a number or a schedule. */
  readonly learningRate?: number | Schedule;
}

/**
 * Adagrad (Duchi, Hazan & Singer 2011, "Adaptive Subgradient Methods for Online Learning and
 * Stochastic Optimization", Figure 1, https://jmlr.org/papers/v12/duchi11a.html): {@link scaleByRss},
 * then {@link scaleByLearningRate}.
 *
 *     s ← s + g²,   θ ← θ − η g / (√s + ε)
 *
 * @example
 * ```ts
 * import { adagrad } from '@gen/core/train';
 *
 * const optimizer = adagrad({ learningRate: 0.1 });
 * ```
 */
export const adagrad = ({ learningRate = 1e-2, ...options }: AdagradOptions = {}): Optimizer =>
  chain(scaleByRss(options), scaleByLearningRate(learningRate));
