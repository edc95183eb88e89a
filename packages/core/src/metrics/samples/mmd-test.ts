import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { checkCount } from '../../check-count.js';
import { checkTwoSamples } from '../../divergences/check-samples.js';
import { medianBandwidth } from '../../divergences/similarities/median-bandwidth.js';
import { rbfKernel } from '../../divergences/similarities/rbf-kernel.js';
import type { Similarity } from '../../divergences/similarities/similarity.js';
import type { Key } from '../../random/key.js';
import { uniform } from '../../random/uniform.js';

/** Options of {@link mmdTest}. */
export interface MmdTestOptions {
  /** Key of the permutations. */
  readonly key: Key;
  /** A kernel; a Gaussian as wide as the median distance of all pairs where it is left out. */
  readonly kernel?: Similarity;
  /** How many permutations. */
  readonly permutations?: number;
}

/** What a two-sample test finds. */
export interface TwoSampleTest {
  /** The statistic, larger the more the samples differ. */
  readonly statistic: number;
  /** The chance of such a statistic or a larger one where both are of one distribution. */
  readonly pValue: number;
}

/**
 * Tests by the maximum mean discrepancy whether two samples are of one distribution: how often it is at
 * least as large when the pooled vectors are dealt out anew.
 *
 *     MMD² = wᵀ K w with weights 1/n and −1/m,   p = (1 + #{permuted ≥ observed}) / (1 + permutations)
 *
 * Exact at any sample size: p is below α with a chance of at most α (Gretton et al. 2012, "A kernel
 * two-sample test", §8, https://jmlr.org/papers/v13/gretton12a.html). All pairs are there at once: of n
 * + m = 4,000 vectors 64 MB.
 *
 * @param x shape `[n, d]`.
 * @param y shape `[m, d]`.
 * @throws InputError where the shapes do not fit.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { mmdTest } from '@gen/core/metrics';
 * import { gaussian } from '@gen/core/random';
 *
 * const [x, y] = [gaussian(key(0), [100, 2]), gaussian(key(1), [100, 2])];
 * const { pValue } = await mmdTest(x, y, { key: key(2) });
 * ```
 */
export async function mmdTest(
  x: Tensor,
  y: Tensor,
  { key, kernel, permutations = 999 }: MmdTestOptions,
): Promise<TwoSampleTest> {
  checkTwoSamples('mmdTest', x, y, 2);
  checkCount('mmdTest', 'permutations', permutations);
  const [n, m] = [x.shape[0]!, y.shape[0]!];
  const statistics = tf.tidy(() => {
    const similar = kernel ?? rbfKernel({ bandwidth: medianBandwidth(x, y) });
    const all = tf.concat([x, y], 0);
    const weights = tf.concat([observed(n, m), dealt(key, n, m, permutations)], 0);
    return tf.sum(tf.mul(tf.matMul(weights, similar(all, all) as Tensor2D), weights), 1);
  });
  const [statistic, ...permuted] = await statistics.data();
  statistics.dispose();
  // Of a permutation that is the observed one, rounding must not say that it is smaller.
  const least = statistic! - 1e-6 * Math.abs(statistic!);
  const asLarge = permuted.filter((each) => each >= least).length;
  return { statistic: statistic!, pValue: (1 + asLarge) / (1 + permutations) };
}

const observed = (n: number, m: number): Tensor2D =>
  tf.concat([tf.fill([1, n], 1 / n), tf.fill([1, m], -1 / m)], 1);

/** Weights of random halves: those n of each row whose draws are largest belong to the first sample. */
function dealt(key: Key, n: number, m: number, permutations: number): Tensor2D {
  const draws = uniform(key, [permutations, n + m]);
  const { values } = tf.topk(draws, n);
  const least = tf.slice(values, [0, n - 1], [-1, 1]);
  return tf.where<Tensor2D>(tf.greaterEqual(draws, least), 1 / n, -1 / m);
}
