import type { Schedule } from '../../schedule.js';
import { checkSteps } from './check-steps.js';

/** Options of {@link linear}. */
export interface LinearOptions {
  /** Value at step 0. */
  readonly from?: number;
  /** Value from step `steps` on. */
  readonly to: number;
  /** Number of steps from `from` to `to`. */
  readonly steps: number;
}

/**
 * A straight line, then constant: a warm-up where it rises.
 *
 *     from + (to − from) · min(1, step / steps)
 *
 * @example
 * ```ts
 * import { linear } from '@gen/core/train';
 *
 * const warmUp = linear({ to: 1e-3, steps: 100 });
 * console.log(warmUp(0), warmUp(50), warmUp(1000)); // 0 0.0005 0.001
 * ```
 */
export function linear({ from = 0, to, steps }: LinearOptions): Schedule {
  checkSteps('linear', 'steps', steps);
  return (step) => from + (to - from) * Math.min(1, step / steps);
}
