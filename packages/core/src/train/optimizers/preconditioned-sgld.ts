import * as tf from '@tensorflow/tfjs-core';
import { gaussian } from '../../random/gaussian.js';
import type { Optimizer } from '../optimizer.js';
import { addScaled, lerpSquare } from './maps.js';
import { perParameter } from './per-parameter.js';
import { schedulesOfLangevin, type SgldOptions } from './sgld.js';

/** Options of {@link preconditionedSgld}. */
export interface PreconditionedSgldOptions extends SgldOptions {
  /** Decay of the mean of the squared gradients, β. */
  readonly decay?: number;
  /** Keeps the preconditioner bounded, ε. */
  readonly epsilon?: number;
}

/**
 * Stochastic gradient Langevin dynamics with steps by the size of gradients (Li et al. 2016,
 * "Preconditioned Stochastic Gradient Langevin Dynamics for Deep Neural Networks", Algorithm 1,
 * https://arxiv.org/abs/1512.07666).
 *
 *     v ← β v + (1 − β) g²,   G = 1 / (√v + ε),   θ ← θ − η G g + √(2 η T G) ξ
 *
 * As in the paper's Algorithm 1, the derivative of G is left out: with β near 1 its bias is small. The
 * state is v as `secondMoment.<path>`.
 *
 * @example
 * ```ts
 * import { preconditionedSgld } from '@gen/core/train';
 *
 * const optimizer = preconditionedSgld({ learningRate: 1e-5, temperature: 1 / 60_000 });
 * ```
 */
export const preconditionedSgld = ({
  decay = 0.99,
  epsilon = 1e-5,
  ...options
}: PreconditionedSgldOptions): Optimizer =>
  perParameter({
    slots: { secondMoment: tf.zerosLike },
    numbers: { weight: 1 - decay, epsilon },
    schedules: schedulesOfLangevin('preconditionedSgld', options),
    update: (g, { state, scalars: { weight, epsilon, descent, spread }, key }) => {
      const secondMoment = lerpSquare(state.secondMoment, g, weight);
      const root = tf.add(tf.sqrt(secondMoment), epsilon);
      const noise = tf.mul(tf.mul(gaussian(key(), g.shape), spread), tf.rsqrt(root));
      return { update: addScaled(noise, tf.div(g, root), descent), state: { secondMoment } };
    },
  });
