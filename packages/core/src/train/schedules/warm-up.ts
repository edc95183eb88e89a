import type { Schedule } from '../../schedule.js';
import { join } from './join.js';
import { linear } from './linear.js';

/**
 * A line up to where a schedule begins, and then that schedule (Goyal et al. 2017, "Accurate, Large
 * Minibatch SGD: Training ImageNet in 1 Hour", §2.2, https://arxiv.org/abs/1706.02677).
 *
 *     from + (schedule(0) − from) · step / steps   for step < steps,   schedule(step − steps) after
 *
 * @param steps the number of steps of the line, > 0.
 * @param schedule what follows, counted from where it begins.
 * @param from the value at step 0.
 *
 * @example
 * ```ts
 * import { cosineDecay, warmUp } from '@gen/core/train';
 *
 * const rate = warmUp(100, cosineDecay({ from: 1, steps: 900 }));
 * console.log(rate(50), rate(100), rate(1000)); // 0.5 1 0
 * ```
 */
export function warmUp(steps: number, schedule: Schedule, from = 0): Schedule {
  return join([linear({ from, to: schedule(0), steps }), schedule], [steps]);
}
