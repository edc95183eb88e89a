import * as tf from '@tensorflow/tfjs-core';
import type { Optimizer } from '../optimizer.js';
import { lerp, lerpSquare, overRoot } from './maps.js';
import { perParameter } from './per-parameter.js';

/** Options of {@link scaleByRms}. */
export interface ScaleByRmsOptions {
  /** Decay of the mean of the squared gradients, β. */
  readonly decay?: number;
  /** Keeps the denominator away from zero, ε. */
  readonly epsilon?: number;
  /** Whether the mean of the gradients is taken off, which leaves their variance. */
  readonly centered?: boolean;
}

/**
 * Divides gradients by the root of a running mean of their squares (Hinton 2012, "Neural Networks for
 * Machine Learning", lecture 6e,
 * https://www.cs.toronto.edu/~tijmen/csc321/slides/lecture_slides_lec6.pdf), or by their running standard deviation (Graves 2013, "Generating
 * Sequences With Recurrent Neural Networks", equations 38–45, https://arxiv.org/abs/1308.0850).
 *
 *     v ← β v + (1 − β) g²,   g ← g / (√v + ε)
 *     m ← β m + (1 − β) g,    g ← g / (√(v − m²) + ε) where centred
 *
 * ε stands outside the root, as in PyTorch. The state is v as `secondMoment.<path>`, and m as
 * `firstMoment.<path>` where centred.
 *
 * @example
 * ```ts
 * import { chain, scaleByLearningRate, scaleByRms } from '@gen/core/train';
 *
 * const optimizer = chain(scaleByRms({ centered: true }), scaleByLearningRate(1e-3));
 * ```
 */
export const scaleByRms = ({
  decay = 0.9,
  epsilon = 1e-8,
  centered = false,
}: ScaleByRmsOptions = {}): Optimizer =>
  perParameter({
    slots: {
      secondMoment: tf.zerosLike,
      firstMoment: (parameter) => (centered ? tf.zerosLike(parameter) : undefined),
    },
    numbers: { weight: 1 - decay, one: 1, epsilon },
    update: (g, { state, scalars: { weight, one, epsilon } }) => {
      const secondMoment = lerpSquare(state.secondMoment, g, weight);
      if (!centered)
        return { update: overRoot(g, secondMoment, one, epsilon), state: { secondMoment } };
      const firstMoment = lerp(state.firstMoment, g, weight);
      // Below zero by rounding where all gradients are the same.
      const variance = tf.relu(tf.sub(secondMoment, tf.square(firstMoment)));
      return {
        update: overRoot(g, variance, one, epsilon),
        state: { secondMoment, firstMoment },
      };
    },
  });
