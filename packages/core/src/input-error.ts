/** What an {@link InputError} tells, in the order in which it is told. */
export interface InputErrorParts {
  /** The public function that was called, such as `normal.logProb`. */
  readonly callee: string;
  /** The argument that is wrong. */
  readonly argument: string;
  /** What would have been right. */
  readonly expected: string;
  /** What came instead. */
  readonly got: string;
  /** What to do about it: whole sentences. */
  readonly remedy?: string;
}

/**
 * Thrown at a public boundary when an argument cannot be used.
 *
 * Its message reads `<callee>: <argument>: expected …; got …. <remedy>`.
 *
 * @example
 * ```ts
 * import { InputError } from '@gen/core';
 *
 * const error = new InputError({
 *   callee: 'split',
 *   argument: 'count',
 *   expected: 'an integer ≥ 1',
 *   got: '0',
 * });
 * console.log(error.message); // "split: count: expected an integer ≥ 1; got 0."
 * ```
 */
export class InputError extends Error {
  /** The public function that was called. */
  readonly callee: string;
  /** The argument that is wrong. */
  readonly argument: string;

  constructor({ callee, argument, expected, got, remedy }: InputErrorParts) {
    const problem = `${callee}: ${argument}: expected ${expected}; got ${got}.`;
    super(remedy === undefined ? problem : `${problem} ${remedy}`);
    this.name = 'InputError';
    this.callee = callee;
    this.argument = argument;
  }
}
