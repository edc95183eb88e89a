import * as tf from '@tensorflow/tfjs-core';
import type { Tensor2D, Tensor3D } from '@tensorflow/tfjs-core';
import { bandMask } from './band-mask.js';
import { factorQr } from './factor-qr.js';
import { orthonormalized, rotations, sweepsFor, tournament } from './jacobi.js';
import { block, transposed } from './matrices.js';
import { oneHotRows } from './one-hot.js';
import { reciprocalGaps, reciprocalOf } from './reciprocal-gaps.js';
import { withGradient } from './with-gradient.js';

/**
 * U, V and s below each other, `[count, m + n + 1, n]`, of a list of matrices of at least as many rows
 * as columns, with gradients:
 *
 *     Ā = U (G(U) S + S G(V) + diag(s̄)) Vᵀ + (I − U Uᵀ) Ū S⁻¹ Vᵀ,
 *     G(X) = F ∘ (Xᵀ X̄ − X̄ᵀ X),   Fᵢⱼ = 1 / (sⱼ² − sᵢ²)
 */
export const factorSvd = withGradient({
  value: (a) => byRotations(a!),
  gradient: (dy, packed) => {
    const n = dy.shape[2];
    const [[u, v, s], [du, dv, ds]] = [unpacked(packed), unpacked(dy)];
    const sums = tf.add<Tensor3D>(s, transposed(s));
    const scale = tf.max(s, 2, true);
    const gaps = tf.mul<Tensor3D>(reciprocalGaps(s), reciprocalOf(sums, scale));
    const turn = (x: Tensor3D, dx: Tensor3D): Tensor3D => {
      const inner = tf.matMul<Tensor3D>(x, dx, true);
      return tf.mul(gaps, tf.sub(inner, transposed(inner)));
    };
    const ofU = tf.mul<Tensor3D>(turn(u, du), s); // s scales columns
    const ofV = tf.mul<Tensor3D>(turn(v, dv), transposed(s)); // and rows
    const inner = tf.add<Tensor3D>(tf.add(ofU, ofV), tf.mul(ds, bandMask([n, n], 0, 0)));
    const beside = tf.sub<Tensor3D>(du, tf.matMul(u, tf.matMul(u, du, true)));
    const outer = tf.mul<Tensor3D>(beside, reciprocalOf(s, scale));
    return [tf.matMul(tf.add<Tensor3D>(tf.matMul(u, inner), outer), v, false, true)];
  },
});

function unpacked(packed: Tensor3D): [Tensor3D, Tensor3D, Tensor3D] {
  const [, rows, n] = packed.shape;
  const m = rows - n - 1;
  const part = (from: number, to: number): Tensor3D => block(packed, [from, to], [0, n]);
  return [part(0, m), part(m, m + n), part(m + n, rows)];
}

/** U S is A V; its columns, of whatever length, are made orthonormal by reflections. */
function byRotations(a: Tensor3D): Tensor3D {
  const n = a.shape[2];
  const v = orthonormalized(rightVectors(a));
  const lengths = tf.sum<Tensor2D>(tf.square(tf.matMul(a, v)), 1);
  const { indices } = tf.topk(lengths, n);
  const sorted = tf.matMul<Tensor3D>(v, transposed(oneHotRows(indices, n)));
  const { q, r } = factorQr(tf.matMul(a, sorted));
  const s = tf.sum<Tensor3D>(tf.mul(r, bandMask([n, n], 0, 0)), 1, true);
  return tf.concat([q, sorted, s], 1);
}

/** V for which the columns of A V are orthogonal. */
function rightVectors(a: Tensor3D): Tensor3D {
  const [, m, n] = a.shape;
  const size = n + (n % 2);
  const pairs = tournament(size);
  const wide = tf.pad(a, [[0, 0], [0, 0], [0, size - n]]); // prettier-ignore
  const identity = tf.tile(tf.expandDims(bandMask([size, size], 0, 0)), [a.shape[0], 1, 1]);
  let both = tf.concat([wide, identity as Tensor3D], 1); // A V above V
  for (let round = 0; round < sweepsFor(n) * pairs.rounds; round++) {
    const columns = block(both, [0, m], [0, size]);
    const [left, right] = tf.split(columns, 2, 2) as [Tensor3D, Tensor3D];
    const coupling = tf.sum<Tensor2D>(tf.mul(left, right), 1);
    const diagonal = tf.sum<Tensor2D>(tf.square(columns), 1);
    const turn = rotations(diagonal, tf.concat([coupling, coupling], 1), pairs);
    both = tf.matMul(both, turn);
  }
  return block(both, [m, m + n], [0, n]);
}
