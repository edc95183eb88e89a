import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkTwoSamples } from '../../divergences/check-samples.js';
import { squaredDistances } from '../../divergences/squared-distances.js';
import { joined, readRowBlocks } from './row-blocks.js';

/** The nearest neighbour of each of some vectors. */
export interface NearestNeighbours {
  /** Distances to them, by vector. */
  readonly distances: Float32Array;
  /** Which they are, by vector. */
  readonly indices: Int32Array;
}

/**
 * For each vector of one sample the nearest of another: how near a model's samples come to what it was
 * trained on. Where they are nearer to it than fresh data are, the model has learnt examples by heart.
 *
 *     dᵢ = minⱼ ‖xᵢ − yⱼ‖
 *
 * (Meehan, Chaudhuri & Dasgupta 2020, "A non-parametric test to detect data-copying in generative
 * models", https://arxiv.org/abs/2004.05675.)
 *
 * @param x shape `[n, d]`.
 * @param y shape `[m, d]`, the training data.
 * @throws InputError where the shapes do not fit.
 *
 * @example
 * ```ts
 * import { nearestNeighbours } from '@gen/core/metrics';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const [samples, train] = [tf.tensor2d([[0, 0], [3, 4]]), tf.tensor2d([[0, 1], [3, 0]])];
 * const { distances, indices } = await nearestNeighbours(samples, train); // 1 to 0, 4 to 1
 * ```
 */
export async function nearestNeighbours(x: Tensor, y: Tensor): Promise<NearestNeighbours> {
  checkTwoSamples('nearestNeighbours', x, y);
  const blocks = await readRowBlocks(x, y.shape[0]!, (rows) => {
    const squares = squaredDistances(rows, y);
    return [tf.sqrt(tf.min(squares, 1)), tf.argMin(squares, 1)];
  });
  return { distances: joined(blocks, 0), indices: Int32Array.from(joined(blocks, 1)) };
}
