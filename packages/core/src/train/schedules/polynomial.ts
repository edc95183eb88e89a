import type { Schedule } from '../../schedule.js';
import { checkSteps } from './check-steps.js';

/** Options of {@link polynomial}. */
export interface PolynomialOptions {
  /** Value at step 0. */
  readonly from: number;
  /** Value from step `steps` on. */
  readonly to?: number;
  /** Power of what is left, p: 1 is a line, 2 falls fast first. */
  readonly power: number;
  /** Number of steps from `from` to `to`. */
  readonly steps: number;
}

/**
 * A power of the steps that are left, then constant.
 *
 *     to + (from − to) (1 − min(1, step / steps))ᵖ
 *
 * @example
 * ```ts
 * import { polynomial } from '@gen/core/train';
 *
 * const rate = polynomial({ from: 1, power: 2, steps: 100 });
 * console.log(rate(0), rate(50), rate(200)); // 1 0.25 0
 * ```
 */
export function polynomial({ from, to = 0, power, steps }: PolynomialOptions): Schedule {
  checkSteps('polynomial', 'steps', steps);
  return (step) => to + (from - to) * (1 - Math.min(1, step / steps)) ** power;
}
