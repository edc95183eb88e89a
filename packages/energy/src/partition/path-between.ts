import * as tf from '@tensorflow/tfjs-core';
import type { Scalar, Tensor } from '@tensorflow/tfjs-core';
import type { Distribution, Key } from '@gen/core';
import type { AnnealedPath } from './annealed-path.js';

/** What {@link pathBetween} takes. */
export interface PathBetweenOptions {
  /** What is annealed, for messages. */
  readonly name: string;
  /** The base, a normalised distribution of events that covers the model. */
  readonly base: Distribution;
  /** −log p̃(x) of the model, `[n, ...event]` to `[n]`. */
  readonly freeEnergy: (x: Tensor) => Tensor;
  /** Draws of a transition that leaves p_β invariant. */
  readonly transition: (key: Key, x: Tensor, beta: Scalar) => Tensor;
}

/**
 * The geometric path from a distribution to a model that is known up to its normalizer.
 *
 *     log p̃_β(x) = (1 − β) log q(x) − β F(x)
 *
 * @example
 * ```ts
 * import { independent, normal } from '@gen/core';
 * import * as tf from '@tensorflow/tfjs-core';
 * import { gaussian } from '@gen/core/random';
 * import { pathBetween } from '@gen/energy';
 *
 * // From N(0, 1) to exp(−2x²): every density between is normal too, of precision 1 + 3β.
 * const path = pathBetween({
 *   name: 'narrower',
 *   base: independent(normal({ loc: tf.zeros([1]), scale: 1 }), 1),
 *   freeEnergy: (x) => tf.sum(tf.mul(2, tf.square(x)), -1),
 *   transition: (key, x, beta) =>
 *     tf.div(gaussian(key, x.shape), tf.sqrt(tf.add(1, tf.mul(3, beta)))),
 * });
 * ```
 */
export function pathBetween(options: PathBetweenOptions): AnnealedPath {
  const { name, base, freeEnergy, transition } = options;
  return {
    name,
    baseLogZ: () => tf.scalar(0),
    sampleBase: (key, count) => base.sample(key, [count]),
    logRatio: (x, from, to) =>
      tf.tidy(() => tf.mul(tf.sub(from, to), tf.add(base.logProb(x), freeEnergy(x)))),
    transition: (key, x, beta) => tf.tidy(() => transition(key, x, beta)),
  };
}
