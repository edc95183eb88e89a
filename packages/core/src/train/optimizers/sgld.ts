import * as tf from '@tensorflow/tfjs-core';
import { gaussian } from '../../random/gaussian.js';
import { toSchedule, type Schedule } from '../../schedule.js';
import type { Optimizer } from '../optimizer.js';
import { addScaled } from './maps.js';
import { checkPositive } from './check-positive.js';
import { perParameter } from './per-parameter.js';

/** Options of {@link sgld}. */
export interface SgldOptions {
  /** Size of a step η, a number or a schedule. */
  readonly learningRate: number | Schedule;
  /**
   * Temperature T: 1 where the loss is the negative log density, 1 / N where it is that divided by the
   * number N of examples.
   */
  readonly temperature?: number;
}

/**
 * Stochastic gradient Langevin dynamics, which samples parameters instead of minimising (Welling & Teh
 * 2011, "Bayesian Learning via Stochastic Gradient Langevin Dynamics", equation 4,
 * https://www.stats.ox.ac.uk/~teh/research/compstats/WelTeh2011a.pdf).
 *
 *     θ ← θ − η g + √(2 η T) ξ,   ξ ~ N(0, I)
 *
 * For small η, where g is the gradient of a loss U, the parameters come to have the density
 * exp(−U / T). The noise is a function of the key of the step.
 *
 * @example
 * ```ts
 * import { sgld } from '@gen/core/train';
 *
 * const optimizer = sgld({ learningRate: 1e-4, temperature: 1 / 60_000 });
 * ```
 */
export const sgld = (options: SgldOptions): Optimizer =>
  perParameter({
    slots: {},
    schedules: schedulesOfLangevin('sgld', options),
    update: (g, { scalars: { descent, spread }, key }) => ({
      update: addScaled(tf.mul(gaussian(key(), g.shape), spread), g, descent),
      state: {},
    }),
  });

/** −η and √(2 η T). */
export function schedulesOfLangevin(
  callee: string,
  { learningRate, temperature = 1 }: SgldOptions,
): { readonly descent: Schedule; readonly spread: Schedule } {
  checkPositive(callee, 'temperature', temperature);
  const rate = toSchedule(learningRate);
  return {
    descent: (step) => -rate(step),
    spread: (step) => Math.sqrt(2 * temperature * rate(step)),
  };
}
