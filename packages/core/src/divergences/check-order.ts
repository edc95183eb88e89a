import { InputError } from '../input-error.js';

/** Throws an {@link InputError} unless `order` is that of a Rényi divergence. */
export function checkOrder(callee: string, order: number): void {
  if (Number.isFinite(order) && order > 0) return;
  throw new InputError({
    callee,
    argument: 'order',
    expected: 'a finite number > 0',
    got: `${order}`,
  });
}
