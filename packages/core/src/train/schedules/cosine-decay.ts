import type { Schedule } from '../../schedule.js';
import { checkSteps } from './check-steps.js';

/** Options of {@link cosineDecay}. */
export interface CosineDecayOptions {
  /** Value at step 0. */
  readonly from: number;
  /** Value from step `steps` on. */
  readonly to?: number;
  /** Number of steps from `from` to `to`. */
  readonly steps: number;
}

/**
 * Half a period of a cosine, then constant (Loshchilov & Hutter 2017, "SGDR", §3, without restarts,
 * https://arxiv.org/abs/1608.03983).
 *
 *     to + ½ (from − to) (1 + cos(π · min(1, step / steps)))
 *
 * @example
 * ```ts
 * import { cosineDecay } from '@gen/core/train';
 *
 * const rate = cosineDecay({ from: 1, steps: 100 });
 * console.log(rate(0), rate(100), rate(200)); // 1 0 0
 * ```
 */
export function cosineDecay({ from, to = 0, steps }: CosineDecayOptions): Schedule {
  checkSteps('cosineDecay', 'steps', steps);
  return (step) => to + 0.5 * (from - to) * (1 + Math.cos(Math.PI * Math.min(1, step / steps)));
}
