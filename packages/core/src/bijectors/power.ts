import * as tf from '@tensorflow/tfjs-core';
import { InputError } from '../input-error.js';
import type { Bijector } from './bijector.js';
import { elementwise } from './elementwise.js';

/** Options of {@link power}. */
export interface PowerOptions {
  /** Exponent p, not 0. */
  readonly exponent: number;
}

/**
 * A power, from the numbers above 0 onto themselves.
 *
 *     y = xᵖ,   log |dy/dx| = log |p| + (p − 1) log x
 *
 * @throws InputError where the exponent is 0 or not finite.
 *
 * @example
 * ```ts
 * import { power } from '@gen/core/bijectors';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const { value } = power({ exponent: 2 }).forward(tf.tensor1d([1, 3])); // [1, 9]
 * ```
 */
export function power({ exponent }: PowerOptions): Bijector {
  checkExponent(exponent);
  return elementwise({
    name: 'Power',
    forward: (x) => tf.pow(x, exponent),
    inverse: (y) => tf.pow(y, 1 / exponent),
    logSlope: (x) => tf.add(tf.mul(tf.log(x), exponent - 1), Math.log(Math.abs(exponent))),
  });
}

function checkExponent(exponent: number): void {
  if (Number.isFinite(exponent) && exponent !== 0) return;
  throw new InputError({
    callee: 'power',
    argument: 'exponent',
    expected: 'a finite number other than 0',
    got: `${exponent}`,
  });
}
