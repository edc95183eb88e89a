import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { ATANH_TAIL_END, atanhTail } from './atanh-tail.js';
import { elementwise } from './elementwise.js';
import { polygamma } from './polygamma.js';
import { binet, digammaMinusLog } from './stirling.js';

const HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

/**
 * log(xᵃ e⁻ˣ / Γ(a + 1)), as operations and without a gradient of its own: the sum of
 * {@link logRatioExcess} and {@link logGammaPeak}, in which nothing of the size of a cancels.
 */
export const logGammaWeight = (a: Tensor, x: Tensor, logRatio?: Tensor): Tensor =>
  tf.add(logRatioExcess(a, x, logRatio), logGammaPeak(a));

/**
 * a log(x/a) − (x − a) for a > 0 and x > 0: minus half the deviance of x from a.
 *
 * With v = (x − a)/(x + a) it is −v (x − a) + 2 a v (v²/3 + v⁴/5 + …) (Loader 2000, "Fast and accurate
 * computation of binomial probabilities", §3), where x is neither below a half nor above twice a.
 *
 * @param logRatio log(x/a): by default a difference of logarithms, which has it also where the quotient is
 *   no float32
 */
export function logRatioExcess(
  a: Tensor,
  x: Tensor,
  logRatio: Tensor = tf.sub(tf.log(x), tf.log(a)),
): Tensor {
  const distance = tf.sub(x, a);
  const v = tf.div(distance, tf.add(x, a));
  const square = tf.square(v);
  const tail = tf.mul(square, atanhTail(square));
  const near = tf.mul(v, tf.sub(tf.mul(tail, tf.mul(a, 2)), distance));
  const far = tf.sub(tf.mul(logRatio, a), distance);
  return tf.where(tf.less(square, ATANH_TAIL_END), near, far);
}

/**
 * log(aᵃ e⁻ᵃ / Γ(a + 1)), with Binet's function J:
 *
 *     1 − a log(1 + 1/a) − ½ log(a + 1) − ½ log 2π − J(a + 1)
 */
export function logGammaPeak(a: Tensor): Tensor {
  const next = tf.add(a, 1);
  const rest = tf.sub(1 - HALF_LOG_TWO_PI, tf.mul(a, tf.log1p(tf.reciprocal(a))));
  return tf.sub(tf.sub(rest, tf.mul(tf.log(next), 0.5)), binet(next));
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

function logDensity(a: Tensor, x: Tensor): Tensor {
  const logRatio = logRatioOf(a, x);
  return tf.sub(logGammaWeight(a, x, logRatio), logRatio);
}

/** log(x/a), with the relative error of one logarithm wherever the quotient is a float32. */
function logRatioOf(a: Tensor, x: Tensor): Tensor {
  const ratio = tf.div(x, a);
  const within = tf.clipByValue(ratio, 1e-37, 1e37);
  const apart = tf.sub(tf.log(x), tf.log(a));
  return tf.where(tf.equal(ratio, within), tf.log(within), apart);
}

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
