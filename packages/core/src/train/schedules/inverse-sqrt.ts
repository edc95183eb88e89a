import type { Schedule } from '../../schedule.js';
import { checkSteps } from './check-steps.js';

/** Options of {@link inverseSqrt}. */
export interface InverseSqrtOptions {
  /** The greatest value; (d · steps)^(−½) in the paper, for a width d. */
  readonly peak: number;
  /** Number of steps in which the value rises to `peak`. */
  readonly steps: number;
}

/**
 * A line up, and then down with the root of the step (Vaswani et al. 2017, "Attention Is All You
 * Need", §5.3, equation 3, https://arxiv.org/abs/1706.03762).
 *
 *     peak · min(t / steps, √(steps / t)),   t = step + 1
 *
 * @example
 * ```ts
 * import { inverseSqrt } from '@gen/core/train';
 *
 * const rate = inverseSqrt({ peak: 1, steps: 100 });
 * console.log(rate(49), rate(99), rate(399)); // 0.5 1 0.5
 * ```
 */
export function inverseSqrt({ peak, steps }: InverseSqrtOptions): Schedule {
  checkSteps('inverseSqrt', 'steps', steps);
  return (step) => peak * Math.min((step + 1) / steps, Math.sqrt(steps / (step + 1)));
}
