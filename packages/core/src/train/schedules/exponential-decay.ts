import type { Schedule } from '../../schedule.js';
import { checkSteps } from './check-steps.js';

/** Options of {@link exponentialDecay}. */
export interface ExponentialDecayOptions {
  /** Value at step 0. */
  readonly from: number;
  /** Factor by which the value falls in `steps` steps. */
  readonly rate: number;
  /** Number of steps in which the value falls by `rate`. */
  readonly steps: number;
  /** Whether the value falls all at once, at each multiple of `steps`. */
  readonly staircase?: boolean;
}

/**
 * Exponential decay, smooth or in steps.
 *
 *     from · rate^(step / steps),   or from · rate^⌊step / steps⌋ as a staircase
 *
 * @example
 * ```ts
 * import { exponentialDecay } from '@gen/core/train';
 *
 * const halving = exponentialDecay({ from: 1, rate: 0.5, steps: 100 });
 * console.log(halving(0), halving(100), halving(200)); // 1 0.5 0.25
 * ```
 */
export function exponentialDecay({
  from,
  rate,
  steps,
  staircase = false,
}: ExponentialDecayOptions): Schedule {
  checkSteps('exponentialDecay', 'steps', steps);
  return (step) => from * rate ** (staircase ? Math.floor(step / steps) : step / steps);
}
