import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';

/** Offsets, in steps, and weights of the five-point stencil for a first derivative. */
const STENCIL = [
  [-2, 1 / 12],
  [-1, -8 / 12],
  [1, 8 / 12],
  [2, -1 / 12],
] as const;

/**
 * Gradient of a scalar function by the five-point central difference, one element at a time:
 *
 *     ∂f/∂xᵢ ≈ (f(x − 2h eᵢ) − 8 f(x − h eᵢ) + 8 f(x + h eᵢ) − f(x + 2h eᵢ)) / 12h
 *
 * The truncation error is of order h⁴ and rounding adds about 10⁻⁷ |f| / h, so the default step, a
 * power of two that leaves x ± h exact, gives some 10⁻⁵ for smooth functions of order one.
 */
export async function finiteDifference(
  f: (x: Tensor) => Tensor,
  x: Tensor,
  step = 2 ** -6,
): Promise<Float32Array> {
  const values = Float32Array.from(await x.data());
  const at = (i: number, offset: number): Tensor => {
    const moved = values.slice();
    moved[i]! += offset * step;
    return tf.reshape(f(tf.tensor(moved, x.shape)), []);
  };
  // One element after another: a software driver of WebGPU ends the process where much more is pending.
  const slopes = new Float32Array(values.length);
  for (let i = 0; i < slopes.length; i++) {
    const evaluations = tf.tidy(() => tf.stack(STENCIL.map(([offset]) => at(i, offset))));
    const read = await evaluations.data();
    evaluations.dispose();
    slopes[i] = STENCIL.reduce((sum, [, weight], j) => sum + (weight * read[j]!) / step, 0);
  }
  return slopes;
}
