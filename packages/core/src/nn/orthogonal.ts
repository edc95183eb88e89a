import * as tf from '@tensorflow/tfjs-core';
import type { Tensor2D } from '@tensorflow/tfjs-core';
import { gaussian } from '../random/gaussian.js';
import type { Initializer } from './initializer.js';

/** Steps until singular values from 10⁻⁷ on are 1: each is multiplied by up to 1.5. */
const STEPS = 45;

/**
 * A matrix with orthonormal rows or columns, whichever there are fewer of, drawn uniformly (Saxe et
 * al. 2014, "Exact solutions to the nonlinear dynamics of learning in deep linear neural networks",
 * https://arxiv.org/abs/1312.6120).
 *
 * Its rows are the first axis of a matrix and, as in PyTorch, the units of a kernel, its last axis.
 * By Newton and Schulz's iteration, X ← 1.5 X − 0.5 X Xᵀ X, from a Gaussian matrix to its polar
 * factor, which is uniform as the Gaussian has no direction (Higham 2008, "Functions of Matrices",
 * Section 8.3).
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { dense, orthogonal } from '@gen/core/nn';
 *
 * const layer = dense({ inputs: 64, outputs: 64, key: key(0), weightInitializer: orthogonal });
 * layer.dispose();
 * ```
 */
export const orthogonal: Initializer = (key, shape) =>
  tf.tidy(() => {
    const isKernel = shape.length > 2;
    const rows = (isKernel ? shape.at(-1) : shape[0]) ?? 1;
    const matrix = tf.reshape<tf.Rank.R2>(gaussian(key, shape), isKernel ? [-1, rows] : [rows, -1]);
    const [m, n] = matrix.shape;
    const tall = m < n ? tf.transpose<Tensor2D>(matrix) : matrix;
    const columns = polarFactor(tall);
    return tf.reshape(m < n ? tf.transpose(columns) : columns, [...shape]);
  });

/** The nearest matrix with orthonormal columns. */
function polarFactor(a: Tensor2D): Tensor2D {
  let x = tf.tidy(() => tf.div<Tensor2D>(a, tf.norm(a)));
  for (let step = 0; step < STEPS; step++) {
    const next = tf.tidy(() => {
      const gram = tf.matMul<Tensor2D>(tf.transpose<Tensor2D>(x), x);
      return tf.sub<Tensor2D>(tf.mul(x, 1.5), tf.mul(tf.matMul(x, gram), 0.5));
    });
    x.dispose();
    x = next;
  }
  return x;
}
