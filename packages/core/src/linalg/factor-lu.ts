import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor2D, Tensor3D } from '@tensorflow/tfjs-core';
import { bandMask } from './band-mask.js';
import { block, transposed } from './matrices.js';
import { oneHotRows } from './one-hot.js';
import { solveLower } from './solve-lower.js';
import { withGradient } from './with-gradient.js';
import { withoutGradient } from '../without-gradient.js';

/** P A = L U of a list of matrices. */
export interface Factors {
  /** Which row of A stands in each row of P A, float32, `[count, n]`; it has no gradient. */
  readonly order: Tensor2D;
  /** L below the diagonal and U on and above it, `[count, n, n]`. */
  readonly compact: Tensor3D;
}

/** Factors a list of square matrices with partial pivoting, with a gradient to L and U. */
export function factorLu(a: Tensor3D): Factors {
  const n = a.shape[1];
  const packed = factor(a);
  return { order: orderOf(packed), compact: block(packed, [0, n], [0, n]) };
}

/** The column of {@link Factors.order} that the factors are packed with. */
const orderOf = withoutGradient((packed) => {
  const n = packed.shape[1]!;
  return tf.squeeze<Tensor2D>(block(packed as Tensor3D, [0, n], [n, n + 1]), [2]);
});

/** L, with its diagonal of ones. */
export function unitLower(compact: Tensor3D): Tensor3D {
  const n = compact.shape[1];
  const below = tf.mul(compact, bandMask([n, n], -Infinity, -1));
  return tf.add(below, bandMask([n, n], 0, 0));
}

/** U. */
export function upperOf(compact: Tensor3D): Tensor3D {
  const n = compact.shape[1];
  return tf.mul(compact, bandMask([n, n], 0, Infinity));
}

/**
 * Ā = Pᵀ L⁻ᵀ (tril(Lᵀ L̄, −1) + triu(Ū Uᵀ)) U⁻ᵀ (Seeger et al. 2017, "Auto-differentiating linear
 * algebra", https://arxiv.org/abs/1710.08717, by the same argument as its LQ).
 */
const factor = withGradient({
  value: (a) => byColumns(a!),
  gradient: (dy, packed) => {
    const n = dy.shape[1];
    const [compact, d] = [packed, dy].map((x) => block(x, [0, n], [0, n])) as [Tensor3D, Tensor3D];
    const [l, u] = [unitLower(compact), upperOf(compact)];
    const strictly = bandMask([n, n], -Infinity, -1);
    const ofL = tf.mul(tf.matMul(l, d, true), strictly);
    const ofU = tf.matMul(tf.mul<Tensor3D>(d, tf.sub(1, strictly)), u, false, true);
    const inner = tf.add<Tensor3D>(ofL, tf.mul(ofU, tf.sub(1, strictly)));
    const left = solveLower(l, inner, true);
    const both = solveLower(transposed(u), transposed(left), true); // its transpose is L⁻ᵀ … U⁻ᵀ
    return [tf.matMul(oneHotRows(orderOf(packed), n), both, true, true)];
  },
});

/**
 * Eliminates column after column. Rows stay where they are: each step marks its pivot by a one-hot
 * vector, and these vectors put the rows in order at the end. A column of zeros is left as it is.
 */
function byColumns(a: Tensor3D): Tensor3D {
  const [count, n] = a.shape;
  const [marks, multipliers, rows, order]: Tensor[][] = [[], [], [], []];
  let rest = a;
  let open: Tensor = tf.ones([count, n, 1]);
  for (let j = 0; j < n; j++) {
    const column = tf.mul<Tensor3D>(block(rest, [0, n], [j, j + 1]), open);
    const pivotRow = tf.argMax<Tensor2D>(tf.add(tf.abs(column), tf.sub(open, 1)), 1);
    const mark = transposed(oneHotRows(pivotRow, n)); // [count, n, 1]
    const row = tf.matMul<Tensor3D>(mark, rest, true); // [count, 1, n]
    const pivot = block(row, [0, 1], [j, j + 1]);
    open = tf.sub(open, mark);
    const divisor = tf.add(pivot, tf.cast(tf.equal(pivot, 0), 'float32'));
    const multiplier = tf.div<Tensor3D>(tf.mul(column, open), divisor);
    rest = tf.sub(rest, tf.matMul(multiplier, row));
    marks!.push(mark);
    multipliers!.push(multiplier);
    rows!.push(row);
    order!.push(tf.cast(tf.reshape(pivotRow, [count, 1, 1]), 'float32'));
  }
  const [p, l] = [marks!, multipliers!].map((columns) => tf.concat(columns, 2)) as [
    Tensor3D,
    Tensor3D,
  ];
  const upper = upperOf(tf.concat(rows!, 1) as Tensor3D);
  const compact = tf.add(tf.matMul(p, l, true), upper);
  return tf.concat([compact, tf.concat(order!, 1)], 2) as Tensor3D;
}
