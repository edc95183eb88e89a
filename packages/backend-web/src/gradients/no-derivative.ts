import { InputError } from '@gen/core';

/** What is thrown where a derivative is asked for that does not exist, or is not written. */
export const noDerivative = (kernelName: string): InputError =>
  new InputError({
    callee: 'grad',
    argument: kernelName,
    expected: 'a kernel that can be differentiated',
    got: 'one that has no derivative',
    remedy: 'Keep it off the way from what is differentiated to its variables.',
  });
