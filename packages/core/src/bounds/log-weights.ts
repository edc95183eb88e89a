import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Distribution } from '../distributions/distribution.js';
import type { Key } from '../random/key.js';
import type { BoundOptions, LogJoint } from './bound-options.js';
import { totalLogProb, type PosteriorLogProb } from './posterior-log-prob.js';

/** log w = log p(x, z) − log q(z | x) of new draws z of q, `[samples, ...batch]`. */
export function logWeights({
  posterior,
  logJoint,
  key,
  samples = 1,
  logPosterior = totalLogProb,
}: BoundOptions): Tensor {
  return weigh(posterior, logJoint, drawn(posterior, key, samples), logPosterior);
}

/** Draws of q, `[samples, ...batch, ...event]`. */
export const drawn = (posterior: Distribution, key: Key, samples: number): Tensor =>
  posterior.sample(key, [samples]);

/** log p(x, z) − log q(z | x). */
export const weigh = (
  posterior: Distribution,
  logJoint: LogJoint,
  z: Tensor,
  logPosterior: PosteriorLogProb,
): Tensor => tf.sub(logJoint(z), logPosterior(posterior, z));
