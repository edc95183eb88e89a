import type { Schedule } from '../../schedule.js';

/**
 * The same value at every step.
 *
 * @example
 * ```ts
 * import { constant } from '@gen/core/train';
 *
 * console.log(constant(0.1)(1000)); // 0.1
 * ```
 */
export function constant(value: number): Schedule {
  return () => value;
}
