import { InputError } from '../../input-error.js';
import type { Schedule } from '../../schedule.js';
import { checkSteps } from './check-steps.js';
import { cosineDecay } from './cosine-decay.js';
import { join } from './join.js';

/** Options of {@link oneCycle}. */
export interface OneCycleOptions {
  /** The greatest value. */
  readonly peak: number;
  /** Number of steps of the whole. */
  readonly steps: number;
  /** Part of the steps in which the value rises, in (0, 1). */
  readonly rise?: number;
  /** How many times the first value is below the greatest. */
  readonly startDivisor?: number;
  /** How many times the last value is below the first. */
  readonly endDivisor?: number;
}

/**
 * Up and down again by half periods of cosines (Smith & Topin 2018, "Super-Convergence: Very Fast
 * Training of Neural Networks Using Large Learning Rates", §3, https://arxiv.org/abs/1708.07120), as
 * optax's `cosine_onecycle_schedule`.
 *
 *     first = peak / startDivisor  →  peak at step ⌊rise · steps⌋  →  first / endDivisor at the end
 *
 * @example
 * ```ts
 * import { oneCycle } from '@gen/core/train';
 *
 * const rate = oneCycle({ peak: 1, steps: 100 });
 * console.log(rate(0), rate(30), rate(100)); // 0.04 1 0.000004
 * ```
 */
export function oneCycle({
  peak,
  steps,
  rise = 0.3,
  startDivisor = 25,
  endDivisor = 1e4,
}: OneCycleOptions): Schedule {
  checkSteps('oneCycle', 'steps', steps);
  const top = Math.floor(rise * steps);
  if (!(top > 0 && top < steps)) {
    throw new InputError({
      callee: 'oneCycle',
      argument: 'rise',
      expected: `a part of ${steps} steps, of at least one and fewer than all`,
      got: `${rise}`,
    });
  }
  const first = peak / startDivisor;
  const up = cosineDecay({ from: first, to: peak, steps: top });
  const down = cosineDecay({ from: peak, to: first / endDivisor, steps: steps - top });
  return join([up, down], [top]);
}
