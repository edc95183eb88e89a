import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor2D, Tensor3D } from '@tensorflow/tfjs-core';

/**
 * An order in which n indices, n even, meet in pairs: index i with i + n/2, n/2 pairs at once. Between
 * two rounds all but the first move on by one place, so that after n − 1 rounds each has met each,
 * and all are back (Brent & Luk 1985, "The solution of singular-value and symmetric eigenvalue
 * problems on multiprocessor arrays", https://doi.org/10.1137/0906007).
 */
export interface Tournament {
  /** How many rounds make a sweep. */
  readonly rounds: number;
  /** Column j holds a one in the row of the index that comes to place j, `[n, n]`. */
  readonly move: Tensor2D;
  /** The same for the partner of that index, `[n, n]`. */
  readonly moveOfPartner: Tensor2D;
  /** Swaps partners, `[n, n]`. */
  readonly swap: Tensor2D;
  /** 1 for the first of each pair and −1 for the second, `[1, n]`. */
  readonly orientation: Tensor2D;
}

/** The tournament of n indices. */
export function tournament(n: number): Tournament {
  const half = n / 2;
  const partner = (i: number): number => (i + half) % n;
  // The places in the order in which indices pass through them: along the top, and back below.
  const top = Array.from({ length: half - 1 }, (_, i) => i + 1);
  const bottom = Array.from({ length: half }, (_, i) => n - 1 - i);
  const circle = [...top, ...bottom];
  const from = Array.from({ length: n }, (_, place) => {
    const at = circle.indexOf(place);
    return at < 0 ? place : circle[(at + n - 2) % (n - 1)]!;
  });
  const matrix = (row: (column: number) => number): Tensor2D => {
    const ones = new Float32Array(n * n);
    for (let column = 0; column < n; column++) ones[row(column) * n + column] = 1;
    return tf.tensor2d(ones, [n, n]);
  };
  return {
    rounds: n - 1,
    move: matrix((place) => from[place]!),
    moveOfPartner: matrix((place) => partner(from[place]!)),
    swap: matrix(partner),
    orientation: tf.tensor2d(
      Array.from({ length: n }, (_, i) => (i < half ? 1 : -1)),
      [1, n],
    ),
  };
}

/**
 * The orthogonal matrices that bring aₚ_q of each pair to zero, by an angle of at most 45°, and then
 * move on to the next round:
 *
 *     t = 2 a_pq / (d ± √(d² + 4 a_pq²)),   d = a_qq − a_pp,   c = 1 / √(1 + t²),   s = t c
 *
 * (Golub & Van Loan 2013, "Matrix computations", §8.5.2).
 *
 * @param diagonal aₚₚ by index, `[count, n]`.
 * @param coupling aₚ_q by index, the same for both of a pair, `[count, n]`.
 */
export function rotations(diagonal: Tensor2D, coupling: Tensor2D, pairs: Tournament): Tensor3D {
  const [count, n] = diagonal.shape;
  const d = tf.sub<Tensor2D>(tf.matMul(diagonal, pairs.swap), diagonal);
  const sign = tf.where(tf.equal(d, 0), tf.mul(tf.onesLike(d), pairs.orientation), tf.sign(d));
  const twice = tf.mul(coupling, 2);
  const root = tf.sqrt(tf.add(tf.square(d), tf.square(twice)));
  const divisor = tf.add(d, tf.mul(sign, root));
  const isZero = tf.cast(tf.equal(divisor, 0), 'float32');
  const tangent = tf.div(twice, tf.add(divisor, isZero));
  const cosine = tf.rsqrt(tf.add(tf.square(tangent), 1));
  const column = (x: Tensor): Tensor3D => tf.reshape(x, [count, n, 1]);
  return tf.add(
    tf.mul(column(cosine), pairs.move),
    tf.mul(column(tf.mul(tangent, cosine)), pairs.moveOfPartner),
  );
}

/** Sweeps after which float32 has converged. */
export const sweepsFor = (n: number): number => (n <= 2 ? 2 : 5 + Math.ceil(Math.log2(n) / 2));

/** Removes what rounding has left of VᵀV − I, by a step of Newton's iteration. */
export function orthonormalized(v: Tensor3D): Tensor3D {
  const excess = tf.matMul<Tensor3D>(v, tf.matMul(v, v, true));
  return tf.sub(tf.mul(v, 1.5), tf.mul(excess, 0.5));
}
