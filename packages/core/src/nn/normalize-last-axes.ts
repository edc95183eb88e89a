import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkTrailingShape } from '../check-shape.js';
import { groupNormalization } from '../kernels/group-normalization.js';
import { runKernel } from '../kernels/kernel.js';
import type { Shape } from '../shape.js';
import { checkNormalization, type NormalizationOptions } from './normalization-options.js';

/** Options of {@link normalizeLastAxes}. */
export interface NormalizeLastAxesOptions extends NormalizationOptions {
  /** Number of axes, counted from the last, that are normalized together. */
  readonly axes?: number;
}

/**
 * Normalizes over the last axes (Ba, Kiros & Hinton 2016, "Layer Normalization", Section 3,
 * https://arxiv.org/abs/1607.06450).
 *
 *     y = γ (x − μ) / √(σ² + ε) + β
 *
 * with the mean μ and the variance σ² of the elements of the last `axes` axes. γ, `scale`, and β,
 * `offset`, have the shape of these axes; PyTorch's `layer_norm`. y has the shape of x.
 *
 * @throws InputError where `scale` or `offset` have another shape.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { normalizeLastAxes } from '@gen/core/nn';
 *
 * const y = normalizeLastAxes(tf.tensor2d([[1, 2, 3]]), { scale: tf.ones([3]), offset: tf.zeros([3]) });
 * console.log(await y.data()); // Float32Array [ -1.2247, 0, 1.2247 ]
 * ```
 */
export function normalizeLastAxes(
  x: Tensor,
  { axes = 1, scale, offset, epsilon = 1e-5 }: NormalizeLastAxesOptions = {},
): Tensor {
  const normalized = normalizedShape(x.shape, axes);
  checkNormalization('normalizeLastAxes', { scale, offset, epsilon }, normalized);
  return tf.tidy(() => {
    const size = tf.util.sizeFromShape([...normalized]);
    const rows = tf.reshape(x, [-1, 1, size]);
    const vector = (t: Tensor | undefined): Tensor | undefined => t && tf.reshape(t, [size]);
    const [factor, term] = [vector(scale), vector(offset)];
    const inputs = { x: rows, ...(factor && { scale: factor }), ...(term && { offset: term }) };
    return tf.reshape(runKernel(groupNormalization, inputs, { groups: 1, epsilon }), x.shape);
  });
}

function normalizedShape(shape: Shape, axes: number): Shape {
  const fits = Number.isSafeInteger(axes) && axes >= 1 && axes <= shape.length;
  if (fits) return shape.slice(-axes);
  checkTrailingShape(
    'normalizeLastAxes',
    'x',
    shape,
    Array.from({ length: axes }, () => NaN),
  );
  return shape;
}
