import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';

/** How Newton's and Schulz's iteration goes. */
export interface NewtonSchulzOptions {
  /** Number of iterations. */
  readonly iterations: number;
  /** Coefficients a, b and c of the quintic. */
  readonly coefficients: readonly [number, number, number];
}

/**
 * A matrix with the singular vectors of x and singular values of about 1.
 *
 *     X ← X / ‖X‖,   then a few times   X ← a X + (b A + c A²) X,   A = X Xᵀ
 */
export function orthogonalize(
  x: Tensor,
  { iterations, coefficients }: NewtonSchulzOptions,
): Tensor {
  const [rows, columns] = x.shape as [number, number];
  const isTall = rows > columns; // A is as small as can be
  const [a, b, c] = coefficients.map((coefficient) => tf.scalar(coefficient)) as Three;
  let next = tf.div<Tensor>(x, tf.maximum(tf.norm(x), tf.scalar(SMALLEST)));
  for (let i = 0; i < iterations; i++) {
    const gram = tf.matMul(next, next, isTall, !isTall);
    const weights = tf.add(tf.mul(gram, b), tf.mul(tf.matMul(gram, gram), c));
    const turned = isTall ? tf.matMul(next, weights) : tf.matMul(weights, next);
    next = tf.add(tf.mul(next, a), turned);
  }
  return next;
}

type Three = [Tensor, Tensor, Tensor];

/** A gradient of zeros stays one. */
const SMALLEST = 1e-7;
