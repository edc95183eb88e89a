/** A number that changes with the step, counted from 0: a learning rate, a temperature, a β. */
export type Schedule = (step: number) => number;

/**
 * The schedule itself, or the one that always gives the number: for options that take either.
 *
 * @example
 * ```ts
 * import { toSchedule } from '@gen/core';
 *
 * console.log(toSchedule(0.1)(7), toSchedule((step) => 2 * step)(7)); // 0.1 14
 * ```
 */
export const toSchedule = (value: number | Schedule): Schedule =>
  typeof value === 'function' ? value : () => value;
