import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { InputError } from '../input-error.js';
import { groupNormalization } from '../kernels/group-normalization.js';
import { runKernel } from '../kernels/kernel.js';
import type { Shape } from '../shape.js';
import { checkNormalization, type NormalizationOptions } from './normalization-options.js';

/** Options of {@link groupNorm}. */
export interface GroupNormOptions extends NormalizationOptions {
  /** Number of groups of channels. */
  readonly groups: number;
}

/**
 * Normalizes each group of channels of each example (Wu & He 2018, "Group Normalization",
 * Section 3, https://arxiv.org/abs/1803.08494).
 *
 *     y = γ (x − μ) / √(σ² + ε) + β
 *
 * with the mean μ and the variance σ² over all places and the channels of the group. x is
 * `[batch, ..., channels]`, channels last; γ, `scale`, and β, `offset`, are `[channels]`; y has the
 * shape of x. PyTorch's `group_norm`; with as many groups as channels, instance normalization.
 *
 * @throws InputError where the groups do not divide the channels, or `scale` or `offset` have another
 * shape.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { groupNorm } from '@gen/core/nn';
 *
 * const images = tf.randomUniform([2, 7, 7, 16]);
 * const y = groupNorm(images, { groups: 4, scale: tf.ones([16]), offset: tf.zeros([16]) });
 * ```
 */
export function groupNorm(
  x: Tensor,
  { groups, scale, offset, epsilon = 1e-5 }: GroupNormOptions,
): Tensor {
  const channels = checkGroups(x.shape, groups);
  checkNormalization('groupNorm', { scale, offset, epsilon }, [channels]);
  return tf.tidy(() => {
    const flat = tf.reshape(x, [x.shape[0]!, -1, channels]);
    const inputs = { x: flat, ...(scale && { scale }), ...(offset && { offset }) };
    return tf.reshape(runKernel(groupNormalization, inputs, { groups, epsilon }), x.shape);
  });
}

/** The number of channels. */
function checkGroups(shape: Shape, groups: number): number {
  const channels = shape.at(-1) ?? 0;
  const divides = Number.isSafeInteger(groups) && groups >= 1 && channels % groups === 0;
  if (shape.length >= 2 && divides) return channels;
  throw new InputError({
    callee: 'groupNorm',
    argument: shape.length < 2 ? 'x' : 'groups',
    expected: shape.length < 2 ? 'shape [batch, ..., channels]' : `a divisor of ${channels}`,
    got: shape.length < 2 ? `shape [${shape}]` : `${groups}`,
  });
}
