import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { withoutGradient } from '../without-gradient.js';
import { gaussLegendre } from './gauss-legendre.js';

const { nodes, weights } = gaussLegendre(24);
const DEPTH = 20; // the integrals end where the exponential is e⁻²⁰
const BISECTIONS = 12;

/**
 * The derivative in κ of an angle φ in (0, π) with density ∝ sinᵐφ exp(κ cos φ), the angle between a
 * von Mises–Fisher vector of m + 2 dimensions and its mean direction:
 *
 *     ∂φ/∂κ = ∫ (cos t − A) (sin t / sin φ)ᵐ exp(κ (cos t − cos φ)) dt,   A = E[cos φ],
 *
 * from φ away from the mean, so that all terms have one sign. Made of operations with gradients.
 *
 * @param excess 1 − A.
 */
export function implicitAngle(kappa: Tensor, angle: Tensor, excess: Tensor, m: number): Tensor {
  const isBelow = tf.less(versine(angle), excess);
  const width = tf.sub(endOf(kappa, angle, isBelow, m), angle);
  const moments = integrals(kappa, angle, width, m);
  return moments((t) => tf.sub(tf.expandDims(excess, -1), versine(t)));
}

/** ∫ exp(κ (cos t − cos φ)) dt from φ to π. */
export function vonMisesTail(kappa: Tensor, angle: Tensor): Tensor {
  const width = tf.sub(endOf(kappa, angle, tf.zerosLike(angle), 0), angle);
  return integrals(kappa, angle, width, 0)((t) => tf.onesLike(t));
}

/** ∫ exp(κ (cos t − cos φ)) dt from φ ≥ 0 over a width, up to π at the most. */
export function vonMisesArc(kappa: Tensor, angle: Tensor, width: Tensor): Tensor {
  const end = withoutGradient((k: Tensor, a: Tensor) => endOf(k, a, tf.zerosLike(a), 0));
  const most = tf.sub(end(kappa, angle), angle);
  return integrals(kappa, angle, tf.minimum(width, most), 0)((t) => tf.onesLike(t));
}

function integrals(
  kappa: Tensor,
  angle: Tensor,
  width: Tensor,
  m: number,
): (f: (t: Tensor) => Tensor) => Tensor {
  const t = tf.add(tf.expandDims(angle, -1), tf.mul(tf.expandDims(width, -1), [...nodes]));
  const last = (x: Tensor): Tensor => tf.expandDims(x, -1);
  const terms = tf.mul(tf.exp(logRatio(last(kappa), last(angle), t, m)), [...weights]);
  return (f) => tf.mul(width, tf.sum(tf.mul(terms, f(t)), -1));
}

/** 1 − cos t. */
const versine = (t: Tensor): Tensor => tf.mul(halfSquare(t), 2);

/** sin²(t/2). */
const halfSquare = (t: Tensor): Tensor => tf.square(tf.sin(tf.mul(t, 0.5)));

/** The log density at t less that at φ. */
function logRatio(kappa: Tensor, angle: Tensor, t: Tensor, m: number): Tensor {
  const [there, here] = [halfSquare(t), halfSquare(angle)];
  const cosines = tf.mul(tf.mul(kappa, tf.sub(there, here)), -2);
  if (m === 0) return cosines;
  const sines = tf.sub(tf.log(sineSquare(there)), tf.log(sineSquare(here)));
  return tf.add(cosines, tf.mul(sines, m / 2));
}

/** sin²t / 4 of sin²(t/2), not 0. */
const sineSquare = (s: Tensor): Tensor => tf.maximum(tf.mul(s, tf.sub(1, s)), 1e-30);

/** Where, from φ towards 0 or towards π, the density is e⁻²⁰ of that at φ; its place needs no gradient. */
function endOf(kappa: Tensor, angle: Tensor, isBelow: Tensor, m: number): Tensor {
  const border = tf.where(tf.cast(isBelow, 'bool'), 0, tf.fill(angle.shape, Math.PI));
  if (m === 0) {
    const reach = tf.div(DEPTH / 2, tf.maximum(kappa, 1e-6)); // of sin²(t/2)
    const sine = tf.add(halfSquare(angle), reach);
    const far = tf.mul(tf.asin(tf.sqrt(tf.minimum(sine, 1))), 2);
    return tf.minimum(border, far);
  }
  let [inner, outer] = [angle, border];
  for (let step = 0; step < BISECTIONS; step++) {
    const middle = tf.mul(tf.add(inner, outer), 0.5);
    const isNear = tf.greater(logRatio(kappa, angle, middle, m), -DEPTH);
    [inner, outer] = [tf.where(isNear, middle, inner), tf.where(isNear, outer, middle)];
  }
  return outer;
}
