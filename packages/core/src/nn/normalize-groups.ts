import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { InputError } from '../input-error.js';
import { groupNormalization } from '../kernels/group-normalization.js';
import { runKernel } from '../kernels/kernel.js';
import type { Shape } from '../shape.js';
import { checkNormalization, type NormalizationOptions } from './normalization-options.js';

/** Options of {@link normalizeGroups}. */
export interface NormalizeGroupsOptions extends NormalizationOptions {
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
 * import { normalizeGroups } from '@gen/core/nn';
 *
 * const images = tf.randomUniform([2, 7, 7, 16]);
 * const y = normalizeGroups(images, { groups: 4, scale: tf.ones([16]), offset: tf.zeros([16]) });
 * ```
 */
export function normalizeGroups(
  x: Tensor,
  { groups, scale, offset, epsilon = 1e-5 }: NormalizeGroupsOptions,
): Tensor {
  const channels = channelsOf(x.shape);
  checkGroups('normalizeGroups', channels, groups);
  checkNormalization('normalizeGroups', { scale, offset, epsilon }, [channels]);
  return tf.tidy(() => {
    const flat = tf.reshape(x, [x.shape[0]!, -1, channels]);
    const inputs = { x: flat, ...(scale && { scale }), ...(offset && { offset }) };
    return tf.reshape(runKernel(groupNormalization, inputs, { groups, epsilon }), x.shape);
  });
}

/** The number of channels of `[batch, ..., channels]`. */
function channelsOf(shape: Shape): number {
  if (shape.length >= 2) return shape.at(-1)!;
  throw new InputError({
    callee: 'normalizeGroups',
    argument: 'x',
    expected: 'shape [batch, ..., channels]',
    got: `shape [${shape}]`,
  });
}

/** Throws an {@link InputError} unless the groups divide the channels. */
export function checkGroups(callee: string, channels: number, groups: number): void {
  if (Number.isSafeInteger(groups) && groups >= 1 && channels % groups === 0) return;
  throw new InputError({
    callee,
    argument: 'groups',
    expected: `a divisor of ${channels}`,
    got: `${groups}`,
  });
}
