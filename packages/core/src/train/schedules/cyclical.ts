import { InputError } from '../../input-error.js';
import type { Schedule } from '../../schedule.js';
import { checkSteps } from './check-steps.js';

/** Options of {@link cyclical}. */
export interface CyclicalOptions {
  /** Value at the start of each cycle. */
  readonly from?: number;
  /** Value that is reached in each cycle and held to its end. */
  readonly to?: number;
  /** Number of steps in a cycle. */
  readonly period: number;
  /** Part of a cycle in which the value moves, in (0, 1]. */
  readonly ramp?: number;
}

/**
 * Cyclical annealing: a line up, then constant, again and again (Fu et al. 2019, "Cyclical
 * Annealing Schedule: A Simple Approach to Mitigating KL Vanishing", §3.2, equations 6–7,
 * https://arxiv.org/abs/1903.10145).
 *
 *     τ = (step mod period) / period,   from + (to − from) · min(1, τ / ramp)
 *
 * @example
 * ```ts
 * import { cyclical } from '@gen/core/train';
 *
 * const beta = cyclical({ period: 100 });
 * console.log(beta(25), beta(75), beta(125)); // 0.5 1 0.5
 * ```
 */
export function cyclical({ from = 0, to = 1, period, ramp = 0.5 }: CyclicalOptions): Schedule {
  checkSteps('cyclical', 'period', period);
  if (!(ramp > 0 && ramp <= 1)) {
    throw new InputError({
      callee: 'cyclical',
      argument: 'ramp',
      expected: 'a number in (0, 1]',
      got: `${ramp}`,
    });
  }
  return (step) => from + (to - from) * Math.min(1, (step % period) / period / ramp);
}
