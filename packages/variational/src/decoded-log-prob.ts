import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { ApplyOptions } from '@gen/core/nn';
import type { Posterior, VAE } from './vae.js';

/** Stacks `samples` copies of a batch, sample by sample: `[batch, ...]` to `[samples·batch, ...]`. */
export const repeatBatch = (x: Tensor, samples: number): Tensor =>
  samples === 1 ? x : tf.tile(x, [samples, ...x.shape.slice(1).map(() => 1)]);

/**
 * log p(x | z) for latents `[samples, batch, latent]` and the batch repeated as {@link repeatBatch}
 * does, so that the decoder sees one long batch. Returns `[samples, batch]`.
 */
export function decodedLogProb<Q extends Posterior>(
  vae: VAE<Q>,
  repeated: Tensor,
  z: Tensor,
  options?: ApplyOptions,
): Tensor {
  const [samples, batch, ...latentShape] = z.shape as [number, number, ...number[]];
  const likelihood = vae.decode(tf.reshape(z, [samples * batch, ...latentShape]), options);
  return tf.reshape(likelihood.logProb(repeated), [samples, batch]);
}
