import * as tf from '@tensorflow/tfjs-core';
import type { NamedTensorMap, Tensor } from '@tensorflow/tfjs-core';
import { columnSums } from './column-sums.js';
import { runKernel, type Kernel } from './kernel.js';
import { inGroups, standardizeGroups, type GroupNormalizationAttrs } from './standardize-groups.js';

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
        const groups = standardized(x, attrs);
        const g = inGroups(scale === undefined ? dy : tf.mul(dy, scale), attrs.groups);
        return tf.reshape(projected(g, groups), x.shape);
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

/** Groups x̂ of mean 0 and variance 1, and r = 1 / √(σ² + ε). */
interface Groups {
  readonly standard: Tensor;
  readonly precision: Tensor;
}

function standardized(x: Tensor, attrs: GroupNormalizationAttrs): Groups {
  const { standard, precision } = standardizeGroups(x, attrs);
  return { standard: inGroups(standard, attrs.groups), precision };
}

/** r (g − mean g − x̂ mean (g x̂)): what a change of x̂ by g is for x. */
function projected(g: Tensor, { standard, precision }: Groups): Tensor {
  const slope = tf.sub(tf.sub(g, mean(g)), tf.mul(standard, mean(tf.mul(g, standard))));
  return tf.mul(slope, precision);
}

/**
 * The gradient in x of Σ u dx = n r (mean (u g) − mean u · mean g − B C), where B = mean (u x̂),
 * C = mean (g x̂) and n counts the elements of a group: with P for {@link projected},
 *
 *     −r² x̂ (mean (u g) − mean u · mean g − B C) − P(r (u C + g B))
 */
function curvature(
  upstream: Tensor,
  gradient: Tensor,
  x: Tensor,
  attrs: GroupNormalizationAttrs,
): Tensor {
  const groups = standardized(x, attrs);
  const { standard, precision } = groups;
  const [u, g] = [upstream, gradient].map((t) => inGroups(t, attrs.groups)) as [Tensor, Tensor];
  const [b, c] = [u, g].map((t) => mean(tf.mul(t, standard))) as [Tensor, Tensor];
  const covariance = tf.sub(mean(tf.mul(u, g)), tf.mul(mean(u), mean(g)));
  const stretch = tf.mul(tf.mul(standard, tf.square(precision)), tf.sub(covariance, tf.mul(b, c)));
  const turn = projected(tf.mul(tf.add(tf.mul(u, c), tf.mul(g, b)), precision), groups);
  return tf.reshape(tf.neg(tf.add(stretch, turn)), x.shape);
}

const mean = (t: Tensor): Tensor => tf.mean(t, [1, 3], true);
