import { InputError } from '@gen/core';

/** Throws an InputError unless inverse temperatures are at least two and rise to 1. */
export function checkLadder(callee: string, betas: readonly number[]): void {
  const rises = betas.every((beta, i) => (i === 0 ? beta >= 0 : beta > betas[i - 1]!));
  if (betas.length >= 2 && rises && betas.at(-1) === 1) return;
  throw new InputError({
    callee,
    argument: 'betas',
    expected: 'at least two inverse temperatures that rise to 1',
    got: `[${betas.join(', ')}]`,
  });
}
