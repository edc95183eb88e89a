import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkPositive, checkTwoSamples } from '../../divergences/check-samples.js';
import { squaredDistances } from '../../divergences/squared-distances.js';
import { proportionScore, type Score } from '../score.js';
import { joined, readRowBlocks } from './row-blocks.js';

/** Options of {@link modeCoverage}. */
export interface ModeCoverageOptions {
  /** How far from a mode a sample may lie: usually three standard deviations of it. */
  readonly radius: number;
}

/** What {@link modeCoverage} finds. */
export interface ModeCoverage {
  /** How many modes have a sample within the radius. */
  readonly modes: number;
  /** The share of samples that are within the radius of a mode. */
  readonly highQuality: Score;
  /** How unevenly samples are spread over the modes: KL(samples ‖ uniform) in nats; NaN where none is near. */
  readonly divergence: number;
  /** How many samples each mode has. */
  readonly counts: Int32Array;
}

/**
 * Which modes of a known mixture samples reach: the measure of mode collapse on rings and grids of
 * Gaussians. Each sample counts for the mode nearest to it, if that is within a radius.
 *
 *     highQuality = Σⱼ nⱼ / n,   divergence = Σⱼ qⱼ log(modes · qⱼ),   qⱼ = nⱼ / Σ nⱼ
 *
 * of nⱼ samples near mode j and n in all (Lin, Khetan, Fanti & Oh 2018, "PacGAN: the power of two samples
 * in generative adversarial networks", §4.1, https://arxiv.org/abs/1712.04086).
 *
 * @param samples shape `[n, d]`.
 * @param modes their centres, `[modes, d]`.
 * @throws InputError where the shapes do not fit, or the radius is no positive number.
 *
 * @example
 * ```ts
 * import { modeCoverage } from '@gen/core/metrics';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const centres = tf.tensor2d([[0, 0], [4, 0]]);
 * const found = await modeCoverage(tf.tensor2d([[0.1, 0], [2, 0]]), centres, { radius: 0.5 });
 * const { modes } = found; // 1
 * ```
 */
export async function modeCoverage(
  samples: Tensor,
  modes: Tensor,
  { radius }: ModeCoverageOptions,
): Promise<ModeCoverage> {
  checkTwoSamples('modeCoverage', samples, modes);
  checkPositive('modeCoverage', 'radius', radius);
  const count = modes.shape[0]!;
  const blocks = await readRowBlocks(samples, count, (rows) => {
    const squares = squaredDistances(rows, modes);
    return [tf.min(squares, 1), tf.argMin(squares, 1)];
  });
  const [squares, nearest] = [joined(blocks, 0), joined(blocks, 1)];
  const counts = new Int32Array(count);
  squares.forEach((square, i) => (counts[nearest[i]!]! += square <= radius ** 2 ? 1 : 0));
  const total = counts.reduce((sum, each) => sum + each, 0);
  return {
    modes: counts.filter((each) => each > 0).length,
    highQuality: proportionScore(total, samples.shape[0]!),
    divergence: total === 0 ? NaN : divergenceFromUniform(counts, total),
    counts,
  };
}

const divergenceFromUniform = (counts: Int32Array, total: number): number =>
  counts.reduce(
    (sum, c) => (c === 0 ? sum : sum + (c / total) * Math.log((c / total) * counts.length)),
    0,
  );
