import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { elementwise } from './elementwise.js';
import { logGammaWeight } from './gamma-density.js';
import { upperOfSmall } from './gammainc.js';
import { implicitGamma } from './implicit-gamma.js';
import { gammaSide, isSmallPair } from './incomplete-gamma.js';
import { log1mexp } from './log1mexp.js';
import { logGammaDensity } from './log-gamma-density.js';

const [SMALLEST, LARGEST] = [1e-37, 1e37];

/** Logarithms of P(a, x) and of 1 − P(a, x). */
export interface LogTails {
  /** log P. */
  readonly lower: Tensor;
  /** log(1 − P). */
  readonly upper: Tensor;
}

/** Both tails of the gamma distribution, as operations without gradients. */
export function logGammaTails(a: Tensor, x: Tensor): LogTails {
  const y = tf.clipByValue(x, SMALLEST, LARGEST);
  const { isLower, derivatives } = gammaSide(a, y, 0);
  const side = tf.add(logGammaWeight(a, y), tf.log(derivatives[0]!));
  const other = log1mexp(tf.minimum(side, -SMALLEST));
  const isSmall = isSmallPair(a, x);
  return {
    lower: tf.where(isLower, side, other),
    upper: tf.where(isSmall, tf.log(upperOfSmall(a, y)), tf.where(isLower, other, side)),
  };
}

/** log P(a, x) for x > 0, finite where P is smaller than any float32. */
export const logGammainc: (a: Tensor, x: Tensor) => Tensor = elementwise<[a: Tensor, x: Tensor]>(
  'logGammainc',
  {
    names: ['a', 'x'],
    value: (a, x) => logGammaTails(a, x).lower,
    partials: (a, x) => slopes(a, x, logGammainc(a, x)),
  },
);

/** log(1 − P(a, x)) for x > 0, finite where 1 − P is smaller than any float32. */
export const logGammaincc: (a: Tensor, x: Tensor) => Tensor = elementwise<[a: Tensor, x: Tensor]>(
  'logGammaincc',
  {
    names: ['a', 'x'],
    value: (a, x) => logGammaTails(a, x).upper,
    partials: (a, x) => {
      const [ofA, ofX] = slopes(a, x, logGammaincc(a, x));
      return [tf.neg(ofA), tf.neg(ofX)];
    },
  },
);

/** Derivatives of P in a and x over what has this logarithm. */
function slopes(a: Tensor, x: Tensor, logTail: Tensor): [ofA: Tensor, ofX: Tensor] {
  const ratio = tf.exp(tf.sub(logGammaDensity(a, x), logTail));
  return [tf.neg(tf.mul(ratio, implicitGamma(a, tf.log(x)))), tf.div(ratio, x)];
}
