import type { Tensor } from '@tensorflow/tfjs-core';
import { InputError } from '@gen/core';
import type { Support } from './head.js';
import type { Posterior, VAE } from './vae.js';

/**
 * Rejects a batch that a VAE cannot learn from: one that is not finite, or that its likelihood has no
 * mass for, such as pixels from 0 to 255 under a Bernoulli likelihood.
 *
 * Reads values back, so it is for use before training, never within a step.
 *
 * @param x `[batch, ...visible]`, borrowed.
 * @throws InputError with what to do.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { key } from '@gen/core';
 * import { denseVAE, validateBatch } from '@gen/variational';
 *
 * const vae = denseVAE({ visible: 16, hidden: [8], latent: 2, key: key(0) });
 * const bytes = tf.fill([5, 16], 255);
 * await validateBatch(vae, bytes).catch((error) => console.log(error.message));
 * bytes.dispose();
 * vae.dispose();
 * ```
 */
export async function validateBatch<Q extends Posterior>(vae: VAE<Q>, x: Tensor): Promise<void> {
  const { support = { low: -Infinity, high: Infinity } } = vae;
  const [low, high] = await range(x);
  if (Number.isFinite(low) && Number.isFinite(high) && low >= support.low && high <= support.high) {
    return;
  }
  throw new InputError({
    callee: 'validateBatch',
    argument: 'x',
    expected: `numbers ${describe(support)}, the support of the likelihood`,
    got: `numbers from ${low} to ${high}`,
    remedy: remedyFor(low, high),
  });
}

/** Least and greatest number; NaN where any is. */
async function range(x: Tensor): Promise<readonly [number, number]> {
  let [low, high] = [Infinity, -Infinity];
  for (const value of await x.data()) {
    // Written so that NaN gets in and stays.
    if (!(value >= low)) low = value;
    if (!(value <= high)) high = value;
    if (Number.isNaN(value)) break;
  }
  return [low, high];
}

const describe = ({ low, high }: Support): string =>
  low === -Infinity && high === Infinity ? 'that are finite' : `from ${low} to ${high}`;

function remedyFor(low: number, high: number): string {
  if (!Number.isFinite(low) || !Number.isFinite(high)) return 'Remove what is not a number.';
  if (low >= 0 && high <= 255) return 'Divide bytes by 255, or binarize them.';
  return 'Scale the data, or choose a likelihood for it, such as gaussianLikelihood.';
}
