import * as tf from '@tensorflow/tfjs-core';
import { InputError } from '../input-error.js';
import type { IncreasingBijector } from './bijector.js';
import { elementwise } from './elementwise.js';

/** Options of {@link boxCox}. */
export interface BoxCoxOptions {
  /** Exponent λ; 0 for the logarithm. */
  readonly lambda: number;
}

/**
 * The Box–Cox transformation of the numbers above 0, which makes skewed data more nearly normal.
 *
 *     y = (x^λ − 1) / λ,   y = log x at λ = 0,   log |dy/dx| = (λ − 1) log x
 *
 * Its image is bounded by −1/λ unless λ = 0 (Box & Cox 1964, "An analysis of transformations", eq. 1,
 * https://doi.org/10.1111/j.2517-6161.1964.tb00553.x).
 *
 * @throws InputError where λ is not finite.
 *
 * @example
 * ```ts
 * import { boxCox } from '@gen/core/bijectors';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const { value } = boxCox({ lambda: 0.5 }).forward(tf.tensor1d([1, 4])); // [0, 2]
 * ```
 */
export function boxCox({ lambda }: BoxCoxOptions): IncreasingBijector {
  checkLambda(lambda);
  const isLog = lambda === 0;
  return elementwise({
    name: 'BoxCox',
    forward: (x) => {
      const logX = tf.log(x);
      return isLog ? logX : tf.div(tf.expm1(tf.mul(logX, lambda)), lambda);
    },
    inverse: (y) => tf.exp(isLog ? y : tf.div(tf.log1p(tf.mul(y, lambda)), lambda)),
    logSlope: (x) => tf.mul(tf.log(x), lambda - 1),
    increasing: true,
  });
}

function checkLambda(lambda: number): void {
  if (Number.isFinite(lambda)) return;
  const [expected, got] = ['a finite number', `${lambda}`];
  throw new InputError({ callee: 'boxCox', argument: 'lambda', expected, got });
}
