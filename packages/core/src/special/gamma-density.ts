import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { elementwise } from './elementwise.js';
import { lgamma1p } from './lgamma.js';
import { log1pMinus } from './log1p-minus.js';
import { polygamma } from './polygamma.js';
import { binet, digammaMinusLog } from './stirling.js';

/**
 * log(xᵃ e⁻ˣ / Γ(a + 1)), as operations and without a gradient of its own.
 *
 * With u = (x − a)/a and Binet's function J it is a (log(1 + u) − u) − ½ log 2πa − J(a), in which
 * nothing of the size of a cancels.
 */
export function logGammaWeight(a: Tensor, x: Tensor): Tensor {
  const isSmall = tf.less(a, 1);
  const fewer = tf.minimum(a, 1);
  const small = tf.sub(tf.sub(tf.mul(fewer, tf.log(x)), x), lgamma1p(fewer));
  const more = tf.maximum(a, 1);
  const scale = tf.add(tf.mul(tf.log(tf.mul(more, 2 * Math.PI)), 0.5), binet(more));
  return tf.where(isSmall, small, tf.sub(tf.mul(more, logRatioMinus(more, x)), scale));
}

/** log(x/a) − (x − a)/a for a ≥ 1. */
export function logRatioMinus(a: Tensor, x: Tensor): Tensor {
  const u = tf.div(tf.sub(x, a), a);
  const far = tf.sub(tf.sub(tf.log(x), tf.log(a)), u); // where 1 + u has lost digits of x
  return tf.where(tf.less(u, -0.5), far, log1pMinus(u));
}

/** xᵃ⁻¹ e⁻ˣ / Γ(a), the density of the gamma distribution. */
export const gammaDensity: (a: Tensor, x: Tensor) => Tensor = elementwise<[a: Tensor, x: Tensor]>(
  'gammaDensity',
  {
    names: ['a', 'x'],
    value: (a, x) => tf.exp(logDensity(a, x)),
    partials: (a, x) => {
      const density = gammaDensity(a, x);
      const [ofA, ofX] = logDensitySlopes(a, x);
      return [tf.mul(density, ofA), tf.mul(density, ofX)];
    },
  },
);

/** 1 over {@link gammaDensity}, the slope of the quantile, without squares of what is small. */
export const gammaSparsity: (a: Tensor, x: Tensor) => Tensor = elementwise<[a: Tensor, x: Tensor]>(
  'gammaSparsity',
  {
    names: ['a', 'x'],
    value: (a, x) => tf.exp(tf.neg(logDensity(a, x))),
    partials: (a, x) => {
      const sparsity = tf.neg(gammaSparsity(a, x));
      const [ofA, ofX] = logDensitySlopes(a, x);
      return [tf.mul(sparsity, ofA), tf.mul(sparsity, ofX)];
    },
  },
);

const logDensity = (a: Tensor, x: Tensor): Tensor =>
  tf.add(logGammaWeight(a, x), tf.sub(tf.log(a), tf.log(x)));

/** Derivatives of the log density in a and x. */
function logDensitySlopes(a: Tensor, x: Tensor): [ofA: Tensor, ofX: Tensor] {
  const isNear = tf.less(x, 1); // the order in which a − 1 − x is exact or small
  const excess = tf.where(isNear, tf.sub(tf.sub(a, 1), x), tf.sub(tf.sub(a, x), 1));
  return [tf.add(gammaScore(a, x), tf.reciprocal(a)), tf.div(excess, x)];
}

/** log x − ψ(a + 1), the derivative of {@link logGammaWeight} in a, where the two may be close. */
export const gammaScore: (a: Tensor, x: Tensor) => Tensor = elementwise<[a: Tensor, x: Tensor]>(
  'gammaScore',
  {
    names: ['a', 'x'],
    value: (a, x) => {
      const b = tf.add(a, 1);
      const u = tf.div(tf.sub(tf.sub(x, a), 1), b);
      const isNear = tf.less(tf.abs(u), 0.5);
      const near = tf.log1p(tf.clipByValue(u, -0.5, 0.5));
      const ratio = tf.where(isNear, near, tf.sub(tf.log(x), tf.log(b)));
      return tf.sub(ratio, digammaMinusLog(b));
    },
    partials: (a, x) => [tf.neg(polygamma(1, tf.add(a, 1))), tf.reciprocal(x)],
  },
);
