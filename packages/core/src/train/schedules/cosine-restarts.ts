import { InputError } from '../../input-error.js';
import type { Schedule } from '../../schedule.js';
import { checkSteps } from './check-steps.js';
import { cosineDecay } from './cosine-decay.js';

/** Options of {@link cosineRestarts}. */
export interface CosineRestartsOptions {
  /** Value at the start of the first period. */
  readonly from: number;
  /** Value that each period falls towards. */
  readonly to?: number;
  /** Number of steps of the first period. */
  readonly steps: number;
  /** How many times longer each period is than the one before it, ≥ 1. */
  readonly stretch?: number;
  /** How many times higher each period starts above `to` than the one before it. */
  readonly decay?: number;
}

/**
 * Half periods of a cosine, again and again (Loshchilov & Hutter 2017, "SGDR: Stochastic Gradient
 * Descent with Warm Restarts", §3, equation 5, https://arxiv.org/abs/1608.03983).
 *
 *     to + ½ (fromᵢ − to) (1 + cos(π τ / Tᵢ)),   Tᵢ = stretchⁱ steps,   fromᵢ − to = decayⁱ (from − to)
 *
 * in period i, τ steps after its start.
 *
 * @example
 * ```ts
 * import { cosineRestarts } from '@gen/core/train';
 *
 * const rate = cosineRestarts({ from: 1, steps: 100, stretch: 2 });
 * console.log(rate(50), rate(100), rate(200), rate(300)); // 0.5 1 0.5 1
 * ```
 */
export function cosineRestarts({
  from,
  to = 0,
  steps,
  stretch = 1,
  decay = 1,
}: CosineRestartsOptions): Schedule {
  checkSteps('cosineRestarts', 'steps', steps);
  if (!(stretch >= 1)) {
    throw new InputError({
      callee: 'cosineRestarts',
      argument: 'stretch',
      expected: 'a number ≥ 1',
      got: `${stretch}`,
    });
  }
  return (step) => {
    const period = periodOf(step, steps, stretch);
    const height = (from - to) * decay ** period;
    const start = startOf(period, steps, stretch);
    return cosineDecay({ from: to + height, to, steps: steps * stretch ** period })(step - start);
  };
}

/** Steps before a period: a geometric sum. */
const startOf = (period: number, steps: number, stretch: number): number =>
  stretch === 1 ? period * steps : (steps * (stretch ** period - 1)) / (stretch - 1);

/** The period that a step lies in; the formula may be off by one at its first step, by rounding. */
function periodOf(step: number, steps: number, stretch: number): number {
  const exact =
    stretch === 1 ? step / steps : Math.log1p((step * (stretch - 1)) / steps) / Math.log(stretch);
  const near = Math.round(exact);
  return startOf(near, steps, stretch) <= step ? near : near - 1;
}
