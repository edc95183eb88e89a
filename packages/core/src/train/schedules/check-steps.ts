import { InputError } from '../../input-error.js';

/** Throws an {@link InputError} unless a number of steps is positive. */
export function checkSteps(callee: string, argument: string, steps: number): void {
  if (steps > 0) return;
  throw new InputError({ callee, argument, expected: 'a number of steps > 0', got: `${steps}` });
}
