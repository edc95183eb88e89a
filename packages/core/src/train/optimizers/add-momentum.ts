import * as tf from '@tensorflow/tfjs-core';
import type { Optimizer } from '../optimizer.js';
import { addScaled } from './maps.js';
import { perParameter } from './per-parameter.js';

/** Options of {@link addMomentum}. */
export interface AddMomentumOptions {
  /** Decay of the accumulated gradient, μ. */
  readonly decay?: number;
  /** Whether to look one step ahead. */
  readonly nesterov?: boolean;
}

/**
 * Accumulates gradients, as PyTorch's SGD does (Sutskever et al. 2013, "On the importance of
 * initialization and momentum in deep learning", §2, https://proceedings.mlr.press/v28/sutskever13.html).
 *
 *     b ← μ b + g,   g ← b,   or g + μ b with Nesterov's look ahead
 *
 * The state is b as `momentum.<path>`.
 *
 * @example
 * ```ts
 * import { addMomentum, chain, scaleByLearningRate } from '@gen/core/train';
 *
 * const optimizer = chain(addMomentum({ decay: 0.9, nesterov: true }), scaleByLearningRate(0.1));
 * ```
 */
export const addMomentum = ({
  decay = 0.9,
  nesterov = false,
}: AddMomentumOptions = {}): Optimizer =>
  perParameter({
    slots: { momentum: tf.zerosLike },
    numbers: { mu: decay },
    update: (g, { state, scalars: { mu } }) => {
      const momentum = addScaled(g, state.momentum, mu);
      const update = nesterov ? addScaled(g, momentum, mu) : tf.clone(momentum);
      return { update, state: { momentum } };
    },
  });
