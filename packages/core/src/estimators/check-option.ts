import type { Constraint } from '../constraints/constraint.js';
import { nonNegative } from '../constraints/non-negative.js';
import { positive } from '../constraints/positive.js';
import { checkValues } from '../debug/check-values.js';
import { debugCheck } from '../debug/debug-check.js';
import type { Parameter } from '../distributions/parameter.js';

/** Throws an InputError unless a temperature is above 0: a tensor is judged in debug mode alone. */
export const checkTemperature = (callee: string, value: Parameter): void =>
  check(callee, 'temperature', value, positive);

/** Throws an InputError unless a gap is at least 0. */
export const checkGap = (callee: string, value: Parameter): void =>
  check(callee, 'gap', value, nonNegative);

function check(callee: string, argument: string, value: Parameter, constraint: Constraint): void {
  const checked = { callee, argument, value, constraint };
  if (typeof value === 'number') checkValues(checked, [value], []);
  else debugCheck({ ...checked, value });
}
