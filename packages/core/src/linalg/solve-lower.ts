import * as tf from '@tensorflow/tfjs-core';
import type { Tensor3D } from '@tensorflow/tfjs-core';
import { bandMask } from './band-mask.js';
import { lowerInverse } from './lower-inverse.js';
import { withGradient } from './with-gradient.js';

/** Solves L x = b, or Lᵀ x = b where `transpose`, by inversion and one step of refinement. */
function solution(l: Tensor3D, b: Tensor3D, transpose: boolean): Tensor3D {
  const inverse = lowerInverse(l);
  const x = tf.matMul(inverse, b, transpose);
  // Brings the residual back to that of substitution (Higham 2002, §12).
  const residual = tf.sub<Tensor3D>(b, tf.matMul(l, x, transpose));
  return tf.add(x, tf.matMul(inverse, residual, transpose));
}

/**
 * x̄ → b̄ = L⁻ᵀ x̄, L̄ = −tril(b̄ xᵀ) (Giles 2008, "Collected matrix derivative results for forward and
 * reverse mode algorithmic differentiation", §2.2.4,
 * https://people.maths.ox.ac.uk/gilesm/files/NA-08-01.pdf).
 */
const solver = (transpose: boolean): ((l: Tensor3D, b: Tensor3D) => Tensor3D) =>
  withGradient({
    value: (l, b) => solution(l!, b!, transpose),
    gradient: (dy, x, [l]) => {
      const db = solveLower(l!, dy, !transpose);
      const outer = transpose ? tf.matMul(x, db, false, true) : tf.matMul(db, x, false, true);
      const n = l!.shape[1];
      return [tf.mul(tf.neg(outer), bandMask([n, n], -Infinity, 0)), db];
    },
  });

const forward = solver(false);
const adjoint = solver(true);

/**
 * Solves L x = b, or Lᵀ x = b where `transpose`, for lists of as many lower triangular matrices
 * `[count, n, n]` as right sides `[count, n, k]`. What stands above the diagonals must be zero.
 */
export function solveLower(l: Tensor3D, b: Tensor3D, transpose = false): Tensor3D {
  return transpose ? adjoint(l, b) : forward(l, b);
}
