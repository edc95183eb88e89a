import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkCount } from '../check-count.js';
import { InputError } from '../input-error.js';
import type { BoundOptions } from './bound-options.js';
import { logMeanExp } from './log-mean-exp.js';
import { ofLogWeights } from './log-weights.js';

/** Options of {@link cubo} and {@link chiObjective}. */
export type CuboOptions = BoundOptions & {
  /** Order n > 1 of the χ divergence; 2 by default. */
  readonly order?: number;
};

/**
 * χ upper bound on the evidence.
 *
 *     1/n · log E_q[wⁿ] ≥ log p(x),   w = p(x, z) / q(z | x)
 *
 * The logarithm of an average of few draws lies below it (Dieng et al. 2017, "Variational inference via
 * χ upper bound minimization", §2, https://arxiv.org/abs/1611.00328).
 *
 * @returns an estimate in nats, `[...batch]`.
 *
 * @example
 * ```ts
 * import { key, normal } from '@gen/core';
 * import { cubo } from '@gen/core/bounds';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * // x = 1 of a normal around a standard normal z: log p(x) is −1.516.
 * const prior = normal({ loc: 0, scale: 1 });
 * const logJoint = (z: tf.Tensor) =>
 *   tf.add(normal({ loc: z, scale: 1 }).logProb(tf.scalar(1)), prior.logProb(z));
 * const posterior = normal({ loc: 0.4, scale: 0.8 });
 * const bound = cubo({ posterior, logJoint, key: key(0), samples: 1000 }); // above −1.516
 * ```
 */
export function cubo({ order = 2, ...options }: CuboOptions): Tensor {
  checkCount('cubo', 'samples', options.samples ?? 1);
  checkOrder('cubo', order);
  return tf.tidy(() =>
    ofLogWeights(options, (weights) => tf.div(logMeanExp(tf.mul(weights, order)), order)),
  );
}

/** Throws unless n is above 1. */
export function checkOrder(callee: string, order: number): void {
  if (order > 1 && order < Infinity) return;
  const [expected, got] = ['a finite number above 1', `${order}`];
  throw new InputError({ callee, argument: 'order', expected, got });
}
