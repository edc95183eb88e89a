import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';

/** What a normalization of groups is told besides its inputs. */
export type GroupNormalizationAttrs = {
  /** Number of groups, which divides that of the channels. */
  readonly groups: number;
  /** Added to the variance, ε. */
  readonly epsilon: number;
};

/** Groups of channels without their mean, and what makes their variance 1. */
export interface CentredGroups {
  /** x − μ, of the shape of x. */
  readonly centred: Tensor;
  /** 1 / √(σ² + ε), the same in all channels of a group: `[batch, 1, channels]`. */
  readonly precision: Tensor;
}

/** Centres each group of channels of each example of `[batch, places, channels]`. */
export function centreGroups(
  x: Tensor,
  { groups, epsilon }: GroupNormalizationAttrs,
): CentredGroups {
  const centred = tf.sub(x, groupMean(x, groups));
  const variance = groupMean(tf.square(centred), groups);
  return { centred, precision: tf.rsqrt(tf.add(variance, epsilon)) };
}

/**
 * The mean of γ x over the places and the channels of each group, the same in all channels of the
 * group: `[batch, 1, channels]`. The factors of the channels, γ, are ones where they are left out.
 */
export function groupMean(x: Tensor, groups: number, scale?: Tensor): Tensor {
  const [batch, places, channels] = x.shape as [number, number, number];
  const columns = places === 1 ? x : tf.mean(x, 1, true);
  const scaled = scale === undefined ? columns : tf.mul(columns, scale);
  const grouped = [batch, groups, channels / groups];
  const mean = tf.mean(tf.reshape(scaled, grouped), 2, true);
  return tf.reshape(tf.broadcastTo(mean, grouped), [batch, 1, channels]);
}
