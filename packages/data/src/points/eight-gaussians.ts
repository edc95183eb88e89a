import type { PointModes } from './points.js';
import { ringOfGaussians } from './ring-of-gaussians.js';

/**
 * Eight wide Gaussians on a circle, as they are used to show flows.
 *
 *     p(x) = mean over k of N(x; √8 (cos πk/4, sin πk/4), I / 8)
 *
 * (Grathwohl et al. 2019, "FFJORD: free-form continuous dynamics for scalable reversible generative
 * models", §5.1, https://arxiv.org/abs/1810.01367, at its scale.)
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { eightGaussians } from '@gen/data';
 *
 * const x = eightGaussians().sample(key(0), 512); // [512, 2]
 * ```
 */
export const eightGaussians = (): PointModes => ({
  ...ringOfGaussians({ radius: Math.sqrt(8), scale: Math.sqrt(1 / 8) }),
  name: 'eightGaussians',
});
