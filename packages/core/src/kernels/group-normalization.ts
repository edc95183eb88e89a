import * as tf from '@tensorflow/tfjs-core';
import type { NamedTensorMap, Tensor } from '@tensorflow/tfjs-core';
import { columnSums } from './column-sums.js';
import { groupNormalizationGrad } from './group-normalization-grad.js';
import { runKernel, type Kernel } from './kernel.js';
import { centreGroups, type GroupNormalizationAttrs } from './centre-groups.js';

/** What {@link groupNormalization} takes. */
export type GroupNormalizationInputs = {
  /** What is normalized, `[batch, places, channels]`. */
  x: Tensor;
  /** Factor of each channel, γ; ones where it is left out. */
  scale?: Tensor;
  /** What is added to each channel, β; zeros where it is left out. Only together with `scale`. */
  offset?: Tensor;
};

/**
 * γ (x − μ) / √(σ² + ε) + β, where the mean μ and the variance σ² are over the places and the channels
 * of one group of one example. Group normalization and, with one place and one group, layer
 * normalization.
 */
export const groupNormalization: Kernel<GroupNormalizationInputs, GroupNormalizationAttrs> = {
  name: 'GroupNormalization',
  reference: ({ x, scale, offset }, attrs) =>
    tf.tidy(() => {
      const { centred, precision } = centreGroups(x, attrs);
      const scaled = tf.mul(centred, scale === undefined ? precision : tf.mul(precision, scale));
      return offset === undefined ? scaled : tf.add(scaled, offset);
    }),
  gradient: (dy, { x, scale, offset }, attrs) => {
    const dx = runKernel(groupNormalizationGrad, { x, dy, ...(scale && { scale }) }, attrs);
    const grads: NamedTensorMap = { x: dx };
    const rows = (t: Tensor): Tensor => tf.reshape(t, [-1, t.shape[2]!]);
    if (scale !== undefined) {
      const standard = runKernel(groupNormalization, { x }, attrs);
      grads['scale'] = runKernel(columnSums, { a: rows(dy), b: rows(standard) }, {});
    }
    if (offset !== undefined) grads['offset'] = runKernel(columnSums, { a: rows(dy) }, {});
    return grads;
  },
};
