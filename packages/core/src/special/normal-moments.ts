import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { gaussLegendre } from './gauss-legendre.js';

const { nodes, weights } = gaussLegendre(24);
const DEPTH = 20; // the integrals end where the exponential is e⁻²⁰

/** The standard normal between two bounds, around the point m of them that is nearest to 0. */
export interface NormalMoments {
  /** m. */
  readonly nearest: Tensor;
  /** ∫ uᵏ exp((m² − (m + u)²) / 2) du over the interval, of order 0, 1 and 2. */
  readonly moments: readonly [Tensor, Tensor, Tensor];
}

/**
 * Moments of the standard normal between a and b, by a quadrature whose terms are positive: as exact for
 * narrow intervals and for those far in a tail. Bounds are finite; operations with gradients.
 */
export function normalMoments(a: Tensor, b: Tensor): NormalMoments {
  const nearest = tf.minimum(tf.maximum(a, 0), b);
  const size = tf.abs(nearest);
  const root = tf.sqrt(tf.add(tf.square(nearest), 2 * DEPTH));
  const reach = tf.div(2 * DEPTH, tf.add(size, root)); // there m u + u²/2 is DEPTH
  const low = tf.maximum(tf.sub(a, nearest), tf.neg(reach));
  const width = tf.relu(tf.sub(tf.minimum(tf.sub(b, nearest), reach), low));
  const last = (t: Tensor): Tensor => tf.expandDims(t, -1);
  const u = tf.add(last(low), tf.mul(last(width), [...nodes])); // [..., nodes]
  const exponent = tf.mul(u, tf.add(tf.mul(u, 0.5), last(nearest)));
  const terms = tf.mul(tf.exp(tf.neg(exponent)), [...weights]);
  const integral = (of: Tensor): Tensor => tf.mul(width, tf.sum(of, -1));
  const first = tf.mul(terms, u);
  return { nearest, moments: [integral(terms), integral(first), integral(tf.mul(first, u))] };
}
