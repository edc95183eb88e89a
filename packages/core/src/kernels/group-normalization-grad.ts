import * as tf from '@tensorflow/tfjs-core';
import type { NamedTensorMap, Tensor } from '@tensorflow/tfjs-core';
import { columnSums } from './column-sums.js';
import { runKernel, type Kernel } from './kernel.js';
import { centreGroups, groupMean, type GroupNormalizationAttrs } from './centre-groups.js';

/** What {@link groupNormalizationGrad} takes. */
export type GroupNormalizationGradInputs = {
  /** What was normalized, `[batch, places, channels]`. */
  x: Tensor;
  /** Gradient of the result, of the shape of `x`. */
  dy: Tensor;
  /** Factor of each channel, γ; ones where it is left out. */
  scale?: Tensor;
};

/**
 * The gradient of group normalization in x: with g = γ dy and x̂ the standardized groups,
 *
 *     dx = (g − mean g − x̂ mean (g x̂)) / √(σ² + ε)
 */
export const groupNormalizationGrad: Kernel<GroupNormalizationGradInputs, GroupNormalizationAttrs> =
  {
    name: 'GroupNormalizationGrad',
    reference: ({ x, dy, scale }, attrs) =>
      tf.tidy(() => {
        return projected(dy, standardized(x, attrs), scale);
      }),
    // As a map of g it is symmetric.
    gradient: (u, { x, dy, scale }, attrs) => {
      const g = scale === undefined ? dy : tf.mul(dy, scale);
      const slope = runKernel(groupNormalizationGrad, { x, dy: u }, attrs);
      const grads: NamedTensorMap = { x: curvature(u, g, x, attrs), dy: slope };
      if (scale === undefined) return grads;
      const channels = [-1, x.shape[2]!];
      const [a, b] = [tf.reshape(slope, channels), tf.reshape(dy, channels)];
      return { ...grads, dy: tf.mul(slope, scale), scale: runKernel(columnSums, { a, b }, {}) };
    },
  };

/** Groups x̂ of mean 0 and variance 1, r = 1 / √(σ² + ε), and their number. */
interface Groups {
  readonly standard: Tensor;
  readonly precision: Tensor;
  readonly groups: number;
}

function standardized(x: Tensor, attrs: GroupNormalizationAttrs): Groups {
  const { centred, precision } = centreGroups(x, attrs);
  return { standard: tf.mul(centred, precision), precision, groups: attrs.groups };
}

/** r (g − mean g − x̂ mean (g x̂)) for g = γ dy: what a change of x̂ by g is for x. */
function projected(dy: Tensor, { standard, precision, groups }: Groups, scale?: Tensor): Tensor {
  const offset = tf.mul(precision, groupMean(dy, groups, scale));
  const slope = tf.mul(precision, groupMean(tf.mul(dy, standard), groups, scale));
  const direct = tf.mul(dy, scale === undefined ? precision : tf.mul(precision, scale));
  return tf.sub(tf.sub(direct, tf.mul(standard, slope)), offset);
}

/**
 * The gradient in x of Σ u dx = n r (mean (u g) − mean u · mean g − B C), where B = mean (u x̂),
 * C = mean (g x̂) and n counts the elements of a group: with P for {@link projected},
 *
 *     −r² x̂ (mean (u g) − mean u · mean g − B C) − P(r (u C + g B))
 */
function curvature(u: Tensor, g: Tensor, x: Tensor, attrs: GroupNormalizationAttrs): Tensor {
  const groups = standardized(x, attrs);
  const { standard, precision } = groups;
  const mean = (t: Tensor): Tensor => groupMean(t, attrs.groups);
  const [b, c] = [u, g].map((t) => mean(tf.mul(t, standard))) as [Tensor, Tensor];
  const covariance = tf.sub(mean(tf.mul(u, g)), tf.mul(mean(u), mean(g)));
  const stretch = tf.mul(standard, tf.mul(tf.square(precision), tf.sub(covariance, tf.mul(b, c))));
  const turned = tf.add(tf.mul(u, tf.mul(precision, c)), tf.mul(g, tf.mul(precision, b)));
  return tf.neg(tf.add(stretch, projected(turned, groups)));
}
