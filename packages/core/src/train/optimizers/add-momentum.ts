import * as tf from '@tensorflow/tfjs-core';
import type { NamedTensorMap } from '@tensorflow/tfjs-core';
import type { Optimizer } from '../optimizer.js';

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
export function addMomentum({ decay = 0.9, nesterov = false }: AddMomentumOptions = {}): Optimizer {
  return {
    schedules: {},

    init: (parameters) =>
      tf.tidy(() => {
        const state: NamedTensorMap = {};
        for (const path of Object.keys(parameters)) {
          state[named(path)] = tf.zerosLike(parameters[path]!);
        }
        return state;
      }),

    update: (grads, { state }) =>
      tf.tidy(() => {
        const mu = tf.scalar(decay);
        const next: NamedTensorMap = {};
        const updates: NamedTensorMap = {};
        for (const path of Object.keys(grads)) {
          const g = grads[path]!;
          const b = tf.add(tf.mul(state[named(path)]!, mu), g);
          next[named(path)] = b;
          updates[path] = nesterov ? tf.add(g, tf.mul(b, mu)) : tf.clone(b);
        }
        return { updates, state: next };
      }),
  };
}

const named = (path: string): string => `momentum.${path}`;
