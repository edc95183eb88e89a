import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Beta } from '../../distributions/beta.js';
import type { Uniform } from '../../distributions/uniform.js';
import { logBeta } from '../../special/log-beta.js';
import { asTensor } from '../../distributions/parameter.js';
import { whereInside } from './inside.js';
import { meanLogOfUniform } from './mean-log-of-uniform.js';

/**
 * KL divergence of a uniform from a beta distribution, infinite unless the first lies between 0 and 1, with
 * ℓ(l, h) = (h log h − l log l) / (h − l) − 1:
 *
 *     log B − (a − 1) ℓ(l, h) − (b − 1) ℓ(1 − h, 1 − l) − log(h − l)
 */
export function klUniformBeta(p: Uniform, q: Beta): Tensor {
  const [low, high] = [p.low, p.high].map((end) => tf.clipByValue(asTensor(end), 0, 1)) as [Tensor, Tensor]; // prettier-ignore
  const logs = tf.mul(tf.sub(q.alpha, 1), meanLogOfUniform(low, high));
  const ofRest = tf.mul(tf.sub(q.beta, 1), meanLogOfUniform(tf.sub(1, high), tf.sub(1, low)));
  const cross = tf.sub(tf.sub(logBeta(q.alpha, q.beta), logs), ofRest);
  return whereInside(p, {}, tf.sub(cross, p.entropy()));
}
