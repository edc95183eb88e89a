import type { Tensor } from '@tensorflow/tfjs-core';
import { checkTwoSamples } from './check-samples.js';
import { mmd } from './mmd.js';
import { energyKernel } from './similarities/energy-kernel.js';

/**
 * Energy distance of two samples, squared: never below 0, and 0 for two samples alike.
 *
 *     E = 2 E‖X − Y‖ − E‖X − X′‖ − E‖Y − Y′‖
 *
 * over all pairs of each kind. It is {@link mmd} with {@link energyKernel}; with {@link mmdUnbiased} it
 * has no bias (Székely & Rizzo 2013, "Energy statistics", https://doi.org/10.1016/j.jspi.2013.03.018).
 * scipy.stats.energy_distance is its root.
 *
 * @param x shape `[n, d]`.
 * @param y shape `[m, d]`.
 * @returns a scalar, in the units of x.
 *
 * @example
 * ```ts
 * import { energyDistance } from '@gen/core/divergences';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const e = energyDistance(tf.tensor2d([[0], [8]]), tf.tensor2d([[0], [8]])); // 0
 * ```
 */
export function energyDistance(x: Tensor, y: Tensor): Tensor {
  checkTwoSamples('energyDistance', x, y);
  return mmd(x, y, energyKernel);
}
