import type { Tensor } from '@tensorflow/tfjs-core';
import { InputError } from '@gen/core';

/** Throws an {@link InputError} unless a size of a step that is a number is above 0, and a tensor a scalar. */
export function checkStepSize(callee: string, stepSize: number | Tensor): void {
  const isNumber = typeof stepSize === 'number';
  if (isNumber ? stepSize > 0 && Number.isFinite(stepSize) : stepSize.rank === 0) return;
  throw new InputError({
    callee,
    argument: 'stepSize',
    expected: isNumber ? 'a number above 0' : 'a scalar',
    got: isNumber ? `${stepSize}` : `shape [${stepSize.shape}]`,
  });
}
