import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkCount } from '../../check-count.js';
import { checkTwoSamples } from '../../divergences/check-samples.js';
import { slicedWasserstein } from '../../divergences/transport/sliced-wasserstein.js';
import type { WassersteinOrder } from '../../divergences/transport/transport-cost.js';
import type { Key } from '../../random/key.js';
import { jackknifeError } from '../jackknife.js';
import type { Score } from '../score.js';

/** Options of {@link slicedWassersteinDistance}. */
export interface SlicedWassersteinDistanceOptions {
  /** Key of the directions, the same for whatever is compared. */
  readonly key: Key;
  /** Number of directions. */
  readonly projections?: number;
  /** p: 1 or 2. */
  readonly order?: WassersteinOrder;
  /** How many blocks each sample is cut into for the standard error. */
  readonly blocks?: number;
}

/**
 * Sliced Wasserstein distance of two samples, with the standard error of a jackknife over blocks.
 *
 *     SWₚ(x, y) = (mean over directions θ of Wₚ(⟨θ, x⟩, ⟨θ, y⟩)ᵖ)^(1/p)
 *
 * In one dimension it is the Wasserstein distance itself. In the units of x; above 0 also between samples of
 * one distribution, the less the larger they are: compare with the distance of two samples of the data
 * (Bonneel et al. 2015, "Sliced and Radon Wasserstein barycenters of measures", §3,
 * https://doi.org/10.1007/s10851-014-0506-3).
 *
 * @param x `[n, d]`.
 * @param y `[m, d]`.
 * @throws InputError where the shapes do not fit, or there are fewer vectors than two a block.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { slicedWassersteinDistance } from '@gen/core/metrics';
 * import { gaussian } from '@gen/core/random';
 *
 * const [x, y] = [gaussian(key(0), [200, 4]), gaussian(key(1), [200, 4])];
 * const { value, standardError } = await slicedWassersteinDistance(x, y, { key: key(2) });
 * ```
 */
export async function slicedWassersteinDistance(
  x: Tensor,
  y: Tensor,
  { key, projections = 64, order = 2, blocks = 10 }: SlicedWassersteinDistanceOptions,
): Promise<Score> {
  checkCount('slicedWassersteinDistance', 'blocks', blocks, 2);
  checkCount('slicedWassersteinDistance', 'projections', projections);
  checkTwoSamples('slicedWassersteinDistance', x, y, 2 * blocks);
  const distances = tf.tidy(() => {
    const between = (a: Tensor, b: Tensor): Tensor =>
      slicedWasserstein(a, b, key, { projections, order });
    const others = Array.from({ length: blocks }, (_, i) =>
      between(without(x, i, blocks), without(y, i, blocks)),
    );
    return tf.stack([between(x, y), ...others]);
  });
  const [value, ...others] = await distances.data();
  distances.dispose();
  return { value: value!, standardError: jackknifeError(others) };
}

/** All rows but those of a block. */
function without(x: Tensor, block: number, blocks: number): Tensor {
  const n = x.shape[0]!;
  const [begin, end] = [block, block + 1].map((at) => Math.floor((at * n) / blocks)) as [
    number,
    number,
  ];
  return tf.concat([tf.slice(x, [0, 0], [begin, -1]), tf.slice(x, [end, 0], [n - end, -1])]);
}
