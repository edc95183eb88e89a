import { checkCount } from '../check-count.js';
import { checkTrailingShape } from '../check-shape.js';
import type { Shape } from '../shape.js';
import { checkEpsilon } from './check-normalization-layer.js';
import { layerOf } from './layer-of.js';
import type { Layer } from './layer.js';
import { normalizeLastAxes } from './normalize-last-axes.js';
import { asOptions, scaleAndOffset } from './scale-and-offset.js';

/** Options of {@link layerNorm}. */
export interface LayerNormOptions {
  /** Sizes of the last axes, which are normalized together; a number for the last one alone. */
  readonly shape: number | Shape;
  /** Whether it has parameters: a factor and, with `bias`, what is added. */
  readonly affine?: boolean;
  /** Whether something is added after the factor. */
  readonly bias?: boolean;
  /** Added to the variance, ε. */
  readonly epsilon?: number;
}

/**
 * Layer normalization over the last axes (Ba, Kiros & Hinton 2016, "Layer Normalization", Section 3,
 * https://arxiv.org/abs/1607.06450).
 *
 *     y = γ (x − μ) / √(σ² + ε) + β
 *
 * with the mean μ and the variance σ² of the last axes of each example. Keeps the shape `[..., shape]`.
 * Its parameters are `weight`, γ, and `bias`, β, of shape `shape`, as in PyTorch's `LayerNorm`;
 * {@link normalizeLastAxes} is the function.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { layerNorm } from '@gen/core/nn';
 *
 * const layer = layerNorm({ shape: 3 });
 * const y = layer.apply(tf.tensor2d([[1, 2, 3]])); // [ -1.2247, 0, 1.2247 ]
 * layer.dispose();
 * ```
 */
export function layerNorm({
  shape,
  affine = true,
  bias = true,
  epsilon = 1e-5,
}: LayerNormOptions): Layer {
  const normalized = axesOf('layerNorm', shape);
  checkEpsilon('layerNorm', epsilon);
  const variables = scaleAndOffset(normalized, affine, bias);
  const options = { axes: normalized.length, epsilon, ...asOptions(variables) };
  return layerOf({ ...variables }, (x) => {
    checkTrailingShape('layerNorm.apply', 'x', x.shape, normalized);
    return normalizeLastAxes(x, options);
  });
}

/** The sizes of the axes that are normalized together. */
export function axesOf(callee: string, shape: number | Shape): Shape {
  const axes = typeof shape === 'number' ? [shape] : shape;
  checkCount(callee, 'shape.length', axes.length);
  for (const size of axes) checkCount(callee, 'shape', size);
  return axes;
}
