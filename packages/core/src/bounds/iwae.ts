import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkCount } from '../check-count.js';
import type { BoundOptions } from './bound-options.js';
import { logMeanExp } from './log-mean-exp.js';
import { foldIn } from '../random/fold-in.js';
import { logaddexp } from '../special/logaddexp.js';
import { logsumexp } from '../special/logsumexp.js';
import { logWeights, ofLogWeights } from './log-weights.js';

/** Options of {@link iwae}. */
export type IwaeOptions = BoundOptions & {
  /**
   * Number of draws that are in memory at a time: for scores of many draws. The estimate depends on it as
   * on the key. Without it all are drawn at once. Draws in chunks have no score where they are not
   * reparameterized.
   */
  readonly chunk?: number;
};

/**
 * Importance-weighted lower bound, tighter with every draw.
 *
 *     E[log 1/K Σₖ wₖ] ≤ log p(x),   wₖ = p(x, zₖ) / q(zₖ | x)
 *
 * The ELBO at K = 1 (Burda, Grosse & Salakhutdinov 2016, "Importance weighted autoencoders", §3,
 * https://arxiv.org/abs/1509.00519).
 *
 * @returns an estimate in nats, `[...batch]`.
 *
 * @example
 * ```ts
 * import { key, normal } from '@gen/core';
 * import { iwae } from '@gen/core/bounds';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * // x = 1 of a normal around a standard normal z: log p(x) is −1.516.
 * const prior = normal({ loc: 0, scale: 1 });
 * const logJoint = (z: tf.Tensor) =>
 *   tf.add(normal({ loc: z, scale: 1 }).logProb(tf.scalar(1)), prior.logProb(z));
 * const posterior = normal({ loc: 0.4, scale: 0.8 });
 * const bound = iwae({ posterior, logJoint, key: key(0), samples: 100 }); // about −1.516
 * ```
 */
export function iwae({ chunk, ...options }: IwaeOptions): Tensor {
  const { samples = 1 } = options;
  checkCount('iwae', 'samples', samples);
  if (chunk === undefined) return tf.tidy(() => ofLogWeights(options, logMeanExp));
  checkCount('iwae', 'chunk', chunk);
  return tf.tidy(() => inChunks(options, samples, Math.min(chunk, samples)));
}

function inChunks(options: BoundOptions, samples: number, size: number): Tensor {
  let sum: Tensor | undefined; // log Σ of the weights so far
  for (let done = 0; done < samples; done += size) {
    const previous = sum;
    sum = tf.tidy(() => {
      const weights = logWeights({ ...options, key: foldIn(options.key, done), samples: size });
      const counted = logsumexp(tf.slice(weights, 0, Math.min(size, samples - done)), 0);
      return previous === undefined ? counted : logaddexp(counted, previous);
    });
    previous?.dispose();
  }
  return tf.sub(sum!, Math.log(samples));
}
