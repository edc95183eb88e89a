import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { betaDensity } from './beta-density.js';
import { inShape } from './betainc.js';
import { elementwise } from './elementwise.js';
import { logBetaSide } from './incomplete-beta.js';
import { log1mexp } from './log1mexp.js';
import type { LogTails } from './log-gamma-tails.js';

/** Logarithms of I(a, b, x) and of 1 − I(a, b, x), of x and 1 − x, as operations without gradients. */
export function logBetaTails(a: Tensor, b: Tensor, x: Tensor, rest: Tensor): LogTails {
  const isLower = tf.lessEqual(tf.mul(x, b), tf.mul(rest, a));
  const either = (below: Tensor, above: Tensor): Tensor => tf.where(isLower, below, above);
  const side = logBetaSide(either(a, b), either(b, a), either(x, rest), either(rest, x));
  const other = log1mexp(tf.minimum(side, -1e-37));
  return { lower: either(side, other), upper: either(other, side) };
}

/** log I(a, b, x) for x in (0, 1), finite where I is smaller than any float32. */
export const logBetainc: (a: Tensor, b: Tensor, x: Tensor) => Tensor = elementwise<
  [a: Tensor, b: Tensor, x: Tensor]
>('logBetainc', {
  names: ['a', 'b', 'x'],
  value: (a, b, x) => logBetaTails(a, b, x, tf.sub(1, x)).lower,
  partials: (a, b, x) => slopes(a, b, x, tf.exp(tf.neg(logBetainc(a, b, x)))),
});

/** log(1 − I(a, b, x)) for x in (0, 1), finite where 1 − I is smaller than any float32. */
export const logBetaincc: (a: Tensor, b: Tensor, x: Tensor) => Tensor = elementwise<
  [a: Tensor, b: Tensor, x: Tensor]
>('logBetaincc', {
  names: ['a', 'b', 'x'],
  value: (a, b, x) => logBetaTails(a, b, x, tf.sub(1, x)).upper,
  partials: (a, b, x) => slopes(a, b, x, tf.neg(tf.exp(tf.neg(logBetaincc(a, b, x))))),
});

/** Derivatives of I, times a factor. */
const slopes = (a: Tensor, b: Tensor, x: Tensor, factor: Tensor): [Tensor, Tensor, Tensor] => [
  tf.mul(inShape([1, 0])(a, b, x), factor),
  tf.mul(inShape([0, 1])(a, b, x), factor),
  tf.mul(betaDensity(a, b, x), factor),
];
