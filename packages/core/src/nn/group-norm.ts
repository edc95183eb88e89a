import { checkCount } from '../check-count.js';
import { checkChannels, checkEpsilon } from './check-normalization-layer.js';
import { layerOf } from './layer-of.js';
import type { Layer } from './layer.js';
import { checkGroups, normalizeGroups } from './normalize-groups.js';
import { asOptions, scaleAndOffset } from './scale-and-offset.js';

/** Options of {@link groupNorm}. */
export interface GroupNormOptions {
  /** Number of channels. */
  readonly channels: number;
  /** Number of groups, which divides that of the channels. */
  readonly groups: number;
  /** Whether it has parameters: a factor and what is added to each channel. */
  readonly affine?: boolean;
  /** Added to the variance, ε. */
  readonly epsilon?: number;
}

/**
 * Group normalization (Wu & He 2018, "Group Normalization", Section 3,
 * https://arxiv.org/abs/1803.08494).
 *
 *     y = γ (x − μ) / √(σ² + ε) + β
 *
 * with the mean μ and the variance σ² of all places and the channels of a group of each example.
 * Keeps the shape `[batch, ..., channels]`. Its parameters are `weight`, γ, and `bias`, β,
 * `[channels]`, as in PyTorch's `GroupNorm`; {@link normalizeGroups} is the function.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { groupNorm } from '@gen/core/nn';
 *
 * const layer = groupNorm({ channels: 16, groups: 4 });
 * const y = layer.apply(tf.randomUniform([2, 7, 7, 16])); // [2, 7, 7, 16]
 * layer.dispose();
 * ```
 */
export function groupNorm({
  channels,
  groups,
  affine = true,
  epsilon = 1e-5,
}: GroupNormOptions): Layer {
  checkCount('groupNorm', 'channels', channels);
  checkGroups('groupNorm', channels, groups);
  checkEpsilon('groupNorm', epsilon);
  const variables = scaleAndOffset([channels], affine);
  const options = { groups, epsilon, ...asOptions(variables) };
  return layerOf({ ...variables }, (x) => {
    checkChannels('groupNorm.apply', x.shape, channels);
    return normalizeGroups(x, options);
  });
}
