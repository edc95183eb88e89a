import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkCount } from '../../check-count.js';
import { checkTwoSamples } from '../../divergences/check-samples.js';
import { mmdUnbiased } from '../../divergences/mmd-unbiased.js';
import type { Similarity } from '../../divergences/similarities/similarity.js';
import { InputError } from '../../input-error.js';
import type { Key } from '../../random/key.js';
import { permutation } from '../../random/permutation.js';
import { split } from '../../random/split.js';
import { meanScore, type Score } from '../score.js';

/** Options of {@link kernelDistance}. */
export interface KernelDistanceOptions {
  /** Key of the order in which vectors make blocks. */
  readonly key: Key;
  /** How many vectors of each sample are compared at once. */
  readonly blockSize?: number;
  /** A kernel; the cubic one where it is left out. */
  readonly kernel?: Similarity;
}

/**
 * Kernel distance of two samples of features, with an error: the mean over blocks of the unbiased squared
 * maximum mean discrepancy with a cubic kernel.
 *
 *     k(x, y) = (xᵀy / d + 1)³
 *
 * On Inception's features this is KID; of other features it is not comparable with published ones. Blocks
 * share no vectors, so that the standard error is that of independent estimates; 0 on average where both
 * are of one distribution (Bińkowski et al. 2018, "Demystifying MMD GANs", §4,
 * https://arxiv.org/abs/1801.01401).
 *
 * @param x features, `[n, d]`.
 * @param y features, `[m, d]`.
 * @throws InputError where the shapes do not fit, or there are no two blocks of each.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { kernelDistance } from '@gen/core/metrics';
 * import { gaussian } from '@gen/core/random';
 *
 * const [x, y] = [gaussian(key(0), [200, 4]), gaussian(key(1), [200, 4])];
 * const { value, standardError } = await kernelDistance(x, y, { key: key(2), blockSize: 50 });
 * ```
 */
export async function kernelDistance(
  x: Tensor,
  y: Tensor,
  { key, blockSize = 100, kernel = cubic }: KernelDistanceOptions,
): Promise<Score> {
  checkTwoSamples('kernelDistance', x, y, 2);
  checkCount('kernelDistance', 'blockSize', blockSize, 2);
  const blocks = Math.floor(Math.min(x.shape[0]!, y.shape[0]!) / blockSize);
  if (blocks < 2) throw tooFew(x, y, blockSize);
  const distances = tf.tidy(() => {
    const [forX, forY] = split(key, 2);
    const [a, b] = [shuffled(x, forX!), shuffled(y, forY!)];
    const block = (t: Tensor, i: number): Tensor =>
      tf.slice(t, [i * blockSize, 0], [blockSize, -1]);
    const each = Array.from({ length: blocks }, (_, i) =>
      mmdUnbiased(block(a, i), block(b, i), kernel),
    );
    return tf.stack(each);
  });
  const values = await distances.data();
  distances.dispose();
  return meanScore(values);
}

const shuffled = (x: Tensor, key: Key): Tensor => tf.gather(x, permutation(key, x.shape[0]!));

const cubic: Similarity = (x, y) =>
  tf.pow(tf.add(tf.div(tf.matMul(x, y, false, true), x.shape.at(-1)!), 1), 3);

const tooFew = (x: Tensor, y: Tensor, blockSize: number): InputError =>
  new InputError({
    callee: 'kernelDistance',
    argument: 'blockSize',
    expected: `at most half of the smaller sample, of ${Math.min(x.shape[0]!, y.shape[0]!)} vectors`,
    got: `${blockSize}`,
  });
