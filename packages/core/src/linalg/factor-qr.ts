import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor3D } from '@tensorflow/tfjs-core';
import { bandMask } from './band-mask.js';
import { lowerInverse } from './lower-inverse.js';
import { block, transposed } from './matrices.js';
import { solveLower } from './solve-lower.js';
import { withGradient } from './with-gradient.js';

/** Factors a list of matrices of at least as many rows as columns, with a gradient to Q and R. */
export function factorQr(a: Tensor3D): { q: Tensor3D; r: Tensor3D } {
  return unpacked(factor(a));
}

function unpacked(packed: Tensor3D): { q: Tensor3D; r: Tensor3D } {
  const [, rows, n] = packed.shape;
  const m = rows - n;
  return { q: block(packed, [0, m], [0, n]), r: block(packed, [m, rows], [0, n]) };
}

const factor = withGradient({
  value: (a) => byReflections(a!),
  gradient: (dy, packed) => {
    const n = dy.shape[2];
    const { q, r } = unpacked(packed);
    const { q: dq, r: dr } = unpacked(dy);
    const upper = tf.mul<Tensor3D>(dr, bandMask([n, n], 0, Infinity));
    const inner = tf.sub<Tensor3D>(tf.matMul(r, upper, false, true), tf.matMul(dq, q, true));
    const strictly = tf.mul<Tensor3D>(inner, bandMask([n, n], -Infinity, -1));
    const lower = tf.mul<Tensor3D>(inner, bandMask([n, n], -Infinity, 0));
    const moved = tf.add<Tensor3D>(dq, tf.matMul(q, tf.add(lower, transposed(strictly))));
    // X R⁻ᵀ = (R⁻¹ Xᵀ)ᵀ
    return [transposed(solveLower(transposed(r), transposed(moved), true))];
  },
});

/** One reflection H = I − β v vᵀ a column; Q and R below each other. */
function byReflections(a: Tensor3D): Tensor3D {
  const [count, m, n] = a.shape;
  const [vectors, betas, rows]: Tensor3D[][] = [[], [], []];
  let rest = a;
  for (let j = 0; j < n; j++) {
    const { vector, beta } = reflection(block(rest, [0, m - j], [0, 1]));
    const seen = tf.mul<Tensor3D>(tf.matMul(vector, rest, true), beta); // [count, 1, n − j]
    rest = tf.sub(rest, tf.matMul(vector, seen));
    rows!.push(tf.pad(block(rest, [0, 1], [0, n - j]), [[0, 0], [0, 0], [j, 0]])); // prettier-ignore
    vectors!.push(tf.pad(vector, [[0, 0], [j, 0], [0, 0]])); // prettier-ignore
    betas!.push(beta);
    rest = block(rest, [Math.min(1, m - j - 1), m - j], [Math.min(1, n - j - 1), n - j]);
  }
  const q = product(tf.concat(vectors!, 2), tf.concat(betas!, 2));
  const r = tf.mul<Tensor3D>(tf.concat(rows!, 1), bandMask([n, n], 0, Infinity));
  const diagonal = tf.sum(tf.mul(r, bandMask([n, n], 0, 0)), 2, true); // [count, n, 1]
  const signs = tf.sub(1, tf.mul(2, tf.cast(tf.less(diagonal, 0), 'float32')));
  const ofColumns = tf.reshape(signs, [count, 1, n]);
  return tf.concat([tf.mul<Tensor3D>(q, ofColumns), tf.mul<Tensor3D>(r, signs)], 1);
}

/** v and β that bring x to a multiple of e₁, away from x₁: β = 0 where x = 0. */
function reflection(x: Tensor3D): { vector: Tensor3D; beta: Tensor3D } {
  const [, m] = x.shape;
  const norm = tf.sqrt(tf.sum<Tensor3D>(tf.square(x), 1, true));
  const first = block(x, [0, 1], [0, 1]);
  const moved = tf.add<Tensor3D>(first, tf.where(tf.less(first, 0), tf.neg(norm), norm));
  const vector = m === 1 ? moved : tf.concat([moved, block(x, [1, m], [0, 1])], 1);
  // 2 / ‖v‖², as ‖v‖² = 2 ‖x‖ (‖x‖ + |x₁|)
  const half = tf.mul<Tensor3D>(norm, tf.add(norm, tf.abs(first)));
  const isZero = tf.cast(tf.equal(half, 0), 'float32');
  const beta = tf.div<Tensor3D>(tf.sub(1, isZero), tf.add(half, isZero));
  return { vector, beta };
}

/**
 * The first n columns of H₁ H₂ … Hₙ = I − V T Vᵀ, where T is upper triangular and
 *
 *     T⁻¹ = triu(Vᵀ V, 1) + diag(1 / β)
 *
 * (Puglisi 1992, "Modification of the Householder method based on the compact WY representation",
 * https://doi.org/10.1137/0913042). By D = diag(β), T = (I + D triu(Vᵀ V, 1))⁻¹ D also where β = 0.
 */
function product(v: Tensor3D, betas: Tensor3D): Tensor3D {
  const [, m, n] = v.shape;
  const upper = tf.mul<Tensor3D>(tf.matMul(v, v, true), bandMask([n, n], 1, Infinity));
  const unit = tf.add<Tensor>(tf.mul(upper, transposed(betas)), bandMask([n, n], 0, 0));
  const t = tf.mul<Tensor3D>(transposed(lowerInverse(transposed(unit as Tensor3D))), betas);
  const head = block(v, [0, n], [0, n]);
  const moved = tf.matMul<Tensor3D>(v, tf.matMul(t, head, false, true));
  return tf.sub(bandMask([m, n], 0, 0), moved) as Tensor3D;
}
