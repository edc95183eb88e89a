import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { expm1Minus } from './expm1-minus.js';
import { gaussLegendre } from './gauss-legendre.js';

// P(a, x) = C G with C = xᵃ e⁻ˣ / Γ(a + 1), and so is 1 − P where that is the smaller. With
// t = x exp(±w) in ∫ tᵃ⁻¹ e⁻ᵗ dt both are one integral over w ≥ 0,
//
//     G = a ∫ exp(−F(w)) dw,   F(w) = |x − a| w + x (e^v − 1 − v),   v = −w for x ≤ a, w for x > a,
//
// whose terms are positive and whose derivatives in a are its moments. Where a and x are below 1 it
// is a power series instead.

const { nodes, weights } = gaussLegendre(24);
const DEPTH = 20; // the integral ends where the exponential is e⁻²⁰
const TERMS = 11; // of the series for x ≤ 1

/** One side of the gamma distribution. */
export interface GammaSide {
  /** Whether this is P, and not 1 − P. */
  readonly isLower: Tensor;
  /** G and its derivatives in a, of order 0 to `orders`. */
  readonly derivatives: readonly Tensor[];
}

/** The smaller side by {@link GammaSide.derivatives}, as operations without gradients. */
export function gammaSide(a: Tensor, x: Tensor, orders: number): GammaSide {
  const isSmall = isSmallPair(a, x);
  const [b, y] = [tf.where(isSmall, 1, a), tf.where(isSmall, 1, x)];
  const isBelow = tf.lessEqual(y, b);
  const far = byQuadrature(b, y, isBelow, orders);
  const near = bySeries(tf.minimum(a, 1), tf.minimum(x, 1), orders);
  return {
    isLower: tf.logicalOr(isSmall, isBelow),
    derivatives: far.map((each, order) => tf.where(isSmall, near[order]!, each)),
  };
}

/** Whether the power series is used. */
export const isSmallPair = (a: Tensor, x: Tensor): Tensor =>
  tf.logicalAnd(tf.less(a, 1), tf.less(x, 1));

function byQuadrature(a: Tensor, x: Tensor, isBelow: Tensor, orders: number): Tensor[] {
  const distance = tf.abs(tf.sub(x, a));
  const end = tf.where(isBelow, endBelow(a, distance), endAbove(a, x, distance));
  const sign = tf.sub(1, tf.mul(tf.cast(isBelow, 'float32'), 2));
  const v = tf.mul(tf.expandDims(tf.mul(sign, end), -1), [...nodes]); // [..., nodes]
  const linear = tf.mul(tf.expandDims(tf.mul(distance, end), -1), [...nodes]);
  const exponent = tf.add(linear, tf.mul(tf.expandDims(x, -1), expm1Minus(v)));
  const terms = tf.mul(tf.exp(tf.neg(exponent)), [...weights]);
  const signedEnd = tf.mul(sign, end);
  const moments: Tensor[] = []; // of v, in units of `end`
  for (let order = 0, scale = tf.mul(a, end); order <= orders; order++) {
    const powers = nodes.map((node) => node ** order);
    moments.push(tf.mul(scale, tf.sum(tf.mul(terms, powers), -1)));
    scale = tf.mul(scale, signedEnd);
  }
  // G = a M₀, and the derivative of M₀ of order k is Mₖ, the moment of vᵏ
  return moments.map((moment, order) =>
    order === 0 ? moment : tf.add(moment, tf.mul(tf.div(moments[order - 1]!, a), order)),
  );
}

/** Where F is at least DEPTH, by e⁻ʷ − 1 + w ≥ w² / (2 + w). */
function endBelow(a: Tensor, distance: Tensor): Tensor {
  const p = tf.sub(tf.mul(distance, 2), DEPTH);
  const root = tf.sqrt(tf.add(tf.square(p), tf.mul(a, 8 * DEPTH)));
  return tf.div(4 * DEPTH, tf.add(p, root));
}

/** Where F is at least DEPTH, by eʷ − 1 − w ≥ w² / 2, and nearer by what follows from it. */
function endAbove(a: Tensor, x: Tensor, distance: Tensor): Tensor {
  const root = tf.sqrt(tf.add(tf.square(distance), tf.mul(x, 2 * DEPTH)));
  const end = tf.div(2 * DEPTH, tf.add(distance, root));
  return tf.minimum(end, tf.log1p(tf.div(tf.add(tf.mul(a, end), DEPTH), x)));
}

/** G = eˣ Σₙ a / (a + n) (−x)ⁿ / n! and its derivatives in a. */
function bySeries(a: Tensor, x: Tensor, orders: number): Tensor[] {
  const n = tf.range(1, TERMS + 1);
  const inverse = tf.reciprocal(tf.add(tf.expandDims(a, -1), n)); // [..., terms]
  const powers = powersOf(x);
  const scale = tf.exp(x);
  return Array.from({ length: orders + 1 }, (_, order) => {
    // a / (a + n) = 1 − n / (a + n)
    const sign = order % 2 === 0 ? -1 : 1;
    let terms = tf.mul(tf.mul(powers, n), inverse);
    for (let k = 1; k <= order; k++) terms = tf.mul(tf.mul(terms, inverse), k);
    const sum = tf.mul(tf.sum(terms, -1), sign);
    return order === 0 ? tf.add(tf.mul(scale, sum), 1) : tf.mul(scale, sum);
  });
}

/** Σₙ a / (a + n) (−x)ⁿ / n! without n = 0, for x ≤ 1. */
export function gammaSeries(a: Tensor, x: Tensor): Tensor {
  const shifted = tf.add(tf.expandDims(a, -1), tf.range(1, TERMS + 1));
  return tf.mul(a, tf.sum(tf.div(powersOf(x), shifted), -1));
}

/** (−x)ⁿ / n! for n from 1 on, [..., terms]. */
function powersOf(x: Tensor): Tensor {
  const terms: Tensor[] = [];
  for (let n = 1; n <= TERMS; n++) {
    terms.push(tf.mul(tf.mul(terms.at(-1) ?? 1, x), -1 / n));
  }
  return tf.stack(terms, -1);
}
