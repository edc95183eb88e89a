import * as tf from '@tensorflow/tfjs-core';
import type { Optimizer } from '../optimizer.js';
import { overRoot } from './maps.js';
import { perParameter } from './per-parameter.js';

/** Options of {@link scaleByRss}. */
export interface ScaleByRssOptions {
  /** First value of the sums of squares. */
  readonly initialAccumulator?: number;
  /** Keeps the denominator away from zero, ε. */
  readonly epsilon?: number;
}

/**
 * Divides gradients by the root of the sum of all their squares so far (Duchi, Hazan & Singer 2011,
 * "Adaptive Subgradient Methods for Online Learning and Stochastic Optimization", Figure 1,
 * https://jmlr.org/papers/v12/duchi11a.html).
 *
 *     s ← s + g²,   g ← g / (√s + ε)
 *
 * The state is s as `sumOfSquares.<path>`.
 *
 * @example
 * ```ts
 * import { chain, scaleByLearningRate, scaleByRss } from '@gen/core/train';
 *
 * const optimizer = chain(scaleByRss(), scaleByLearningRate(0.1));
 * ```
 */
export const scaleByRss = ({
  initialAccumulator = 0,
  epsilon = 1e-10,
}: ScaleByRssOptions = {}): Optimizer =>
  perParameter({
    slots: { sumOfSquares: (parameter) => tf.fill(parameter.shape, initialAccumulator) },
    numbers: { one: 1, epsilon },
    update: (g, { state, scalars: { one, epsilon } }) => {
      const sumOfSquares = tf.add(state.sumOfSquares, tf.square(g));
      return { update: overRoot(g, sumOfSquares, one, epsilon), state: { sumOfSquares } };
    },
  });
