import { checkCount } from '../check-count.js';
import { checkChannels, checkEpsilon } from './check-normalization-layer.js';
import { layerOf } from './layer-of.js';
import type { Layer } from './layer.js';
import { normalizeGroups } from './normalize-groups.js';
import { asOptions, scaleAndOffset } from './scale-and-offset.js';

/** Options of {@link instanceNorm}. */
export interface InstanceNormOptions {
  /** Number of channels. */
  readonly channels: number;
  /** Whether it has parameters: a factor and what is added to each channel; none where left out. */
  readonly affine?: boolean;
  /** Added to the variance, ε. */
  readonly epsilon?: number;
}

/**
 * Instance normalization (Ulyanov, Vedaldi & Lempitsky 2016, "Instance Normalization: The Missing
 * Ingredient for Fast Stylization", equation 2, https://arxiv.org/abs/1607.08022).
 *
 *     y = (x − μ) / √(σ² + ε),   or γ times that + β
 *
 * with the mean μ and the variance σ² of all places of one channel of each example. Keeps the shape
 * `[batch, place, ..., channels]`. Its parameters, where it is `affine`, are `weight`, γ, and `bias`,
 * β, `[channels]`. PyTorch's `InstanceNorm1d` to `InstanceNorm3d` without running statistics.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { instanceNorm } from '@gen/core/nn';
 *
 * const layer = instanceNorm({ channels: 3, affine: true });
 * const y = layer.apply(tf.randomUniform([2, 8, 8, 3])); // [2, 8, 8, 3]
 * layer.dispose();
 * ```
 */
export function instanceNorm({
  channels,
  affine = false,
  epsilon = 1e-5,
}: InstanceNormOptions): Layer {
  checkCount('instanceNorm', 'channels', channels);
  checkEpsilon('instanceNorm', epsilon);
  const variables = scaleAndOffset([channels], affine);
  const options = { groups: channels, epsilon, ...asOptions(variables) };
  return layerOf({ ...variables }, (x) => {
    checkChannels('instanceNorm.apply', x.shape, channels, 1);
    return normalizeGroups(x, options);
  });
}
