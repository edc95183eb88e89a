import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkTrailingShape } from '../check-shape.js';
import type { Shape } from '../shape.js';
import { checkEpsilon } from './check-normalization-layer.js';
import { axesOf } from './layer-norm.js';
import { layerOf } from './layer-of.js';
import type { Layer } from './layer.js';
import { scaleAndOffset } from './scale-and-offset.js';

/** Options of {@link rmsNorm}. */
export interface RMSNormOptions {
  /** Sizes of the last axes, which are normalized together; a number for the last one alone. */
  readonly shape: number | Shape;
  /** Whether it has a factor. */
  readonly affine?: boolean;
  /** Added to the mean square, ε: 2⁻²³ where it is left out, as in PyTorch. */
  readonly epsilon?: number;
}

/**
 * Normalization by the root mean square of the last axes (Zhang & Sennrich 2019, "Root Mean Square
 * Layer Normalization", equation 4, https://arxiv.org/abs/1910.07467).
 *
 *     y = γ x / √(mean(x²) + ε)
 *
 * Keeps the shape `[..., shape]`. Its parameter is `weight`, γ, of shape `shape`, as in PyTorch's
 * `RMSNorm`.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { rmsNorm } from '@gen/core/nn';
 *
 * const layer = rmsNorm({ shape: 2 });
 * const y = layer.apply(tf.tensor2d([[3, 4]])); // [ 0.849, 1.131 ]
 * layer.dispose();
 * ```
 */
export function rmsNorm({ shape, affine = true, epsilon = 2 ** -23 }: RMSNormOptions): Layer {
  const normalized = axesOf('rmsNorm', shape);
  checkEpsilon('rmsNorm', epsilon);
  const variables = scaleAndOffset(normalized, affine, false);
  const axes = normalized.map((_, i) => -1 - i);
  return layerOf({ ...variables }, (x) => {
    checkTrailingShape('rmsNorm.apply', 'x', x.shape, normalized);
    return tf.tidy(() => scaled(byRootMeanSquare(x, axes, epsilon), variables.weight));
  });
}

const byRootMeanSquare = (x: Tensor, axes: number[], epsilon: number): Tensor =>
  tf.mul(x, tf.rsqrt(tf.add(tf.mean(tf.square(x), axes, true), epsilon)));

const scaled = (x: Tensor, weight: Tensor | undefined): Tensor =>
  weight === undefined ? x : tf.mul(x, weight);
