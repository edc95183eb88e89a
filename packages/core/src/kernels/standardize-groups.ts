import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';

/** What a normalization of groups is told besides its inputs. */
export type GroupNormalizationAttrs = {
  /** Number of groups, which divides that of the channels. */
  readonly groups: number;
  /** Added to the variance, ε. */
  readonly epsilon: number;
};

/** Groups of mean 0 and variance 1 in the shape of x, and 1 / √(σ² + ε), which broadcasts to groups. */
export interface StandardGroups {
  /** (x − μ) / √(σ² + ε), of the shape of x. */
  readonly standard: Tensor;
  /** 1 / √(σ² + ε), `[batch, 1, groups, 1]`. */
  readonly precision: Tensor;
}

/** Standardizes each group of channels of each example of `[batch, places, channels]`. */
export function standardizeGroups(
  x: Tensor,
  { groups, epsilon }: GroupNormalizationAttrs,
): StandardGroups {
  const grouped = inGroups(x, groups);
  const centred = tf.sub(grouped, tf.mean(grouped, [1, 3], true));
  const variance = tf.mean(tf.square(centred), [1, 3], true);
  const precision = tf.rsqrt(tf.add(variance, epsilon));
  return { standard: tf.reshape(tf.mul(centred, precision), x.shape), precision };
}

/** `[batch, places, channels]` as `[batch, places, groups, channels of a group]`. */
export function inGroups(x: Tensor, groups: number): Tensor {
  const [batch, places, channels] = x.shape as [number, number, number];
  return tf.reshape(x, [batch, places, groups, channels / groups]);
}
