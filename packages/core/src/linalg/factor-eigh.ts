import * as tf from '@tensorflow/tfjs-core';
import type { Tensor2D, Tensor3D } from '@tensorflow/tfjs-core';
import { bandMask } from './band-mask.js';
import { orthonormalized, rotations, sweepsFor, tournament } from './jacobi.js';
import { block, transposed } from './matrices.js';
import { oneHotRows } from './one-hot.js';
import { reciprocalGaps } from './reciprocal-gaps.js';
import { withGradient } from './with-gradient.js';

/** V and, in a last row, λ of a list of symmetric matrices, `[count, n + 1, n]`, with gradients. */
export const factorEigh = withGradient({
  value: (a) => byRotations(a!),
  gradient: (dy, packed) => {
    const n = dy.shape[2];
    const [v, values] = [block(packed, [0, n], [0, n]), block(packed, [n, n + 1], [0, n])];
    const [dv, dValues] = [block(dy, [0, n], [0, n]), block(dy, [n, n + 1], [0, n])];
    const ofVectors = tf.mul<Tensor3D>(tf.matMul(v, dv, true), reciprocalGaps(values));
    const inner = tf.add<Tensor3D>(ofVectors, tf.mul(dValues, bandMask([n, n], 0, 0)));
    const both = tf.matMul<Tensor3D>(tf.matMul(v, inner), v, false, true);
    return [tf.mul(0.5, tf.add(both, transposed(both)))];
  },
});

function byRotations(a: Tensor3D): Tensor3D {
  const n = a.shape[1];
  const v = orthonormalized(eigenvectors(a));
  const values = tf.sum<Tensor2D>(tf.mul(v, tf.matMul(a, v)), 1); // [count, n]: diag(Vᵀ A V)
  const { indices } = tf.topk(tf.neg(values), n);
  const order = transposed(oneHotRows(indices, n));
  return tf.matMul(tf.concat([v, tf.expandDims(values, 1)], 1) as Tensor3D, order);
}

function eigenvectors(a: Tensor3D): Tensor3D {
  const n = a.shape[1];
  const size = n + (n % 2);
  const pairs = tournament(size);
  const identity = bandMask([size, size], 0, 0);
  const partners = tf.mul(tf.add(identity, pairs.swap), 0.5);
  // An odd one out is uncoupled from all others, so nothing turns it.
  let rest = tf.pad(a, [[0, 0], [0, size - n], [0, size - n]]); // prettier-ignore
  let v = tf.add<Tensor3D>(tf.zerosLike(rest), identity);
  for (let round = 0; round < sweepsFor(n) * pairs.rounds; round++) {
    const diagonal = tf.sum<Tensor2D>(tf.mul(rest, identity), 2);
    const coupling = tf.sum<Tensor2D>(tf.mul(rest, pairs.swap), 2);
    // The same number for both of a pair, or their rotation would not be one.
    const turn = rotations(diagonal, tf.matMul(coupling, partners as Tensor2D), pairs);
    rest = tf.matMul(tf.matMul<Tensor3D>(turn, rest, true), turn);
    v = tf.matMul(v, turn);
  }
  return block(v, [0, n], [0, n]);
}
