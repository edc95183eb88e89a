import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkShape } from '../check-shape.js';
import { checkVectors } from './check-samples.js';
import { meanBesideDiagonal } from './mean-beside-diagonal.js';
import { imqKernel } from './similarities/imq-kernel.js';
import type { RadialSimilarity } from './similarities/similarity.js';
import { squaredDistances } from './squared-distances.js';

/**
 * Squared kernel Stein discrepancy of a sample from a density known by its score, without bias.
 *
 *     KSD² = 1/n(n−1) Σ_{i≠j} u(xᵢ, xⱼ)
 *     u(x, y) = s(x)ᵀ s(y) k + s(x)ᵀ ∇_y k + s(y)ᵀ ∇ₓ k + tr ∇ₓ∇_y k,   s = ∇ log p
 *
 * No normalizing constant and no sample of p is asked for. It is 0 in expectation where the sample is of
 * p, and differentiable in the sample (Liu, Lee, Jordan 2016, "A kernelized Stein discrepancy for
 * goodness-of-fit tests", eq. 14, https://arxiv.org/abs/1602.03253).
 *
 * @param x shape `[n, d]`, n ≥ 2.
 * @param score takes x to s of each row, `[n, d]`.
 * @param kernel {@link imqKernel} by default, {@link rbfKernel}, or another with a profile.
 * @returns a scalar.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { kernelSteinDiscrepancy } from '@gen/core/divergences';
 * import { gaussian } from '@gen/core/random';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const x = gaussian(key(0), [256, 2]);
 * const ksd = kernelSteinDiscrepancy(x, (at) => tf.neg(at)); // of a standard normal: about 0
 * ```
 */
export function kernelSteinDiscrepancy(
  x: Tensor,
  score: (x: Tensor) => Tensor,
  kernel: RadialSimilarity = imqKernel(),
): Tensor {
  const callee = 'kernelSteinDiscrepancy';
  checkVectors(callee, 'x', x, 2);
  return tf.tidy(() => {
    const s = score(x);
    checkShape(callee, 'score', s.shape, x.shape, 'It gives each row a vector of its size.');
    return meanBesideDiagonal(steinKernel(x, s, kernel));
  });
}

/** u of all pairs, with φ for k(x, y) = φ(r), r = ‖x − y‖²: ∇ₓ k = 2 φ′ (x − y) = −∇_y k. */
function steinKernel(x: Tensor, s: Tensor, { profile }: RadialSimilarity): Tensor {
  const r = squaredDistances(x, x);
  const { value, slope, curvature } = profile(r);
  const projected = tf.matMul(s, x, false, true); // sᵢᵀ xⱼ
  const own = tf.sum(tf.mul(s, x), 1, true); // sᵢᵀ xᵢ
  const drift = tf.sub(tf.add(projected, tf.transpose(projected)), tf.add(own, tf.transpose(own))); // (sⱼ − sᵢ)ᵀ (xᵢ − xⱼ)
  const ofTrace = tf.add(tf.mul(slope, 2 * x.shape[1]!), tf.mul(tf.mul(curvature, r), 4));
  return tf.sub(
    tf.add(tf.mul(tf.matMul(s, s, false, true), value), tf.mul(tf.mul(slope, drift), 2)),
    ofTrace,
  );
}
