import * as tf from '@tensorflow/tfjs-core';
import type { NamedTensorMap, Tensor } from '@tensorflow/tfjs-core';
import { adamDirection } from '../../kernels/adam-direction.js';
import { runKernel } from '../../kernels/kernel.js';
import { lerpSquare } from '../../kernels/lerp-square.js';
import { lerp } from '../../kernels/lerp.js';
import type { Scalars } from '../../objective.js';
import type { Optimizer } from '../optimizer.js';

/** Options of {@link scaleByAdam}. */
export interface ScaleByAdamOptions {
  /** Decay of the mean of the gradients, β₁. */
  readonly beta1?: number;
  /** Decay of the mean of their squares, β₂. */
  readonly beta2?: number;
  /** Keeps the denominator away from zero, ε. */
  readonly epsilon?: number;
}

/**
 * The numbers of Adam. The decays are rounded to float32, where 1 − β₂ is then exact: the moments and
 * their corrections have the same β on every engine, also where the engine itself subtracts.
 */
export const numbersOfAdam = ({
  beta1 = 0.9,
  beta2 = 0.999,
  epsilon = 1e-8,
}: ScaleByAdamOptions): Required<ScaleByAdamOptions> => ({
  beta1: Math.fround(beta1),
  beta2: Math.fround(beta2),
  epsilon,
});

/**
 * Rescales gradients by Adam (Kingma & Ba 2015, "Adam: A Method for Stochastic Optimization",
 * Algorithm 1, https://arxiv.org/abs/1412.6980), without the learning rate.
 *
 *     m ← β₁ m + (1 − β₁) g,   v ← β₂ v + (1 − β₂) g²,   g ← m̂ / (√v̂ + ε)
 *
 * with m̂ = m / (1 − β₁ᵗ), v̂ = v / (1 − β₂ᵗ) and t = step + 1. The corrections are folded into two
 * numbers a step, so that no tensor is touched for them:
 *
 *     m̂ / (√v̂ + ε) = s m / (√v + e),   s = √(1 − β₂ᵗ) / (1 − β₁ᵗ),   e = ε √(1 − β₂ᵗ)
 *
 * The state is m as `firstMoment.<path>` and v as `secondMoment.<path>`.
 *
 * @example
 * ```ts
 * import { chain, scaleByAdam, scaleByLearningRate } from '@gen/core/train';
 *
 * const adam = chain(scaleByAdam({ beta2: 0.99 }), scaleByLearningRate(1e-3));
 * ```
 */
export function scaleByAdam(options: ScaleByAdamOptions = {}): Optimizer {
  const { beta1, beta2, epsilon } = numbersOfAdam(options);
  const root = (step: number): number => Math.sqrt(1 - beta2 ** (step + 1));
  return {
    schedules: {
      scale: (step) => root(step) / (1 - beta1 ** (step + 1)),
      epsilon: (step) => epsilon * root(step),
    },

    init: (parameters) => tf.tidy(() => moments(parameters, tf.zerosLike, tf.zerosLike)),

    update: (grads, { state, scalars }) =>
      tf.tidy(() => {
        const [weight1, weight2] = [tf.scalar(1 - beta1), tf.scalar(1 - beta2)];
        const next = moments(
          grads,
          (g, path) => runKernel(lerp, { a: state[firstMoment(path)]!, x: g, weight: weight1 }, {}),
          (g, path) =>
            runKernel(lerpSquare, { a: state[secondMoment(path)]!, x: g, weight: weight2 }, {}),
        );
        const updates: NamedTensorMap = {};
        for (const path of Object.keys(grads)) {
          const [m, v] = [next[firstMoment(path)]!, next[secondMoment(path)]!];
          updates[path] = runKernel(adamDirection, { m, v, ...corrections(scalars) }, {});
        }
        return { updates, state: next };
      }),
  };
}

/** The name of a parameter's first moment in the state. */
export const firstMoment = (path: string): string => `firstMoment.${path}`;

/** The name of a parameter's second moment in the state. */
export const secondMoment = (path: string): string => `secondMoment.${path}`;

function moments(
  tensors: NamedTensorMap,
  firstOf: (tensor: Tensor, path: string) => Tensor,
  secondOf: (tensor: Tensor, path: string) => Tensor,
): NamedTensorMap {
  const named: NamedTensorMap = {};
  for (const path of Object.keys(tensors)) {
    named[firstMoment(path)] = firstOf(tensors[path]!, path);
    named[secondMoment(path)] = secondOf(tensors[path]!, path);
  }
  return named;
}

const corrections = ({ scale, epsilon }: Scalars): { scale: Tensor; epsilon: Tensor } => ({
  scale: scale!,
  epsilon: epsilon!,
});
