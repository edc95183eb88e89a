import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { BoundOptions } from './bound-options.js';
import { drawsOf } from './draws.js';
import { withScore } from './with-score.js';

/** log w = log p(x, z) − log q(z | x) of new draws z of q, `[samples, ...batch]`. */
export function logWeights(options: BoundOptions): Tensor {
  const { z, logProb } = drawsOf(options);
  return tf.sub(options.logJoint(z), logProb);
}

/** A function of log w of new draws of q, with gradients that reach any q. */
export function ofLogWeights(
  options: BoundOptions,
  boundOf: (logWeights: Tensor) => Tensor,
): Tensor {
  const { posterior, logJoint, logPosterior } = options;
  const { z, logProb } = drawsOf(options);
  const weights = tf.sub(logJoint(z), logProb);
  if (logPosterior !== undefined) return boundOf(weights);
  return withScore(posterior, logProb, weights, boundOf);
}
