import { InputError } from '../../input-error.js';
import type { Schedule } from '../../schedule.js';

/** Options of {@link piecewiseConstant}. */
export interface PiecewiseConstantOptions {
  /** Value at step 0. */
  readonly from: number;
  /** Steps from which on the value is multiplied, each with its factor. */
  readonly factors: readonly (readonly [step: number, factor: number])[];
}

/**
 * Steps down, or up: a value that is multiplied at given steps.
 *
 *     from · ∏ factors at or before the step
 *
 * @example
 * ```ts
 * import { piecewiseConstant } from '@gen/core/train';
 *
 * const rate = piecewiseConstant({ from: 1, factors: [[100, 0.1], [200, 0.5]] });
 * console.log(rate(99), rate(100), rate(250)); // 1 0.1 0.05
 * ```
 */
export function piecewiseConstant({ from, factors }: PiecewiseConstantOptions): Schedule {
  const odd = factors.find(([step]) => !Number.isSafeInteger(step) || step < 0);
  if (odd !== undefined) {
    throw new InputError({
      callee: 'piecewiseConstant',
      argument: 'factors',
      expected: 'integers ≥ 0 as steps',
      got: `${odd[0]}`,
    });
  }
  return (step) =>
    factors.reduce((value, [start, factor]) => (step >= start ? value * factor : value), from);
}
