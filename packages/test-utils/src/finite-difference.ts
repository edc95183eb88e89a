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
  if (values.length === 0) return values;
  const evaluations = tf.tidy(() =>
    tf.stack(Array.from(values, (_, i) => STENCIL.map(([offset]) => at(i, offset))).flat()),
  );
  const read = await evaluations.data();
  evaluations.dispose();
  return values.map((_, i) =>
    STENCIL.reduce((sum, [, weight], j) => sum + (weight * read[4 * i + j]!) / step, 0),
  );
}
