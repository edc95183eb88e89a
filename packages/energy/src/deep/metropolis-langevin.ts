import * as tf from '@tensorflow/tfjs-core';
import type { Scalar, Tensor } from '@tensorflow/tfjs-core';
import { checkCount, split, type Key } from '@gen/core';
import { scan } from '@gen/core/compile';
import { gaussian, uniform } from '@gen/core/random';
import { checkStepSize } from './check-step-size.js';
import { energyGradient, type HasFreeEnergy } from './energy-gradient.js';
import { rootOfTwice, type LangevinOptions } from './langevin.js';

/** How chains of {@link metropolisLangevin} move. */
export type MetropolisLangevinOptions = Pick<LangevinOptions, 'steps' | 'stepSize'>;

/** What {@link metropolisLangevin} returns. */
export interface MetropolisLangevinResult {
  /** Where the chains end, of the shape of their starts. */
  readonly x: Tensor;
  /** Share of the steps that each chain took, `[batch]`; near 0.57 the chains of many coordinates move best. */
  readonly acceptance: Tensor;
}

/**
 * Draws from a model by Langevin dynamics with the correction of Metropolis and Hastings (MALA): a step is
 * taken or not such that the density is kept exactly, whatever the size of a step.
 *
 *     x′ = x − η ∇F(x) + √(2η) ξ,   taken with probability min(1, exp(F(x) − F(x′)) q(x | x′) / q(x′ | x))
 *
 * q(x′ | x) is the density of such a step. Each step evaluates the energy and its gradient once. The loop is
 * a `scan`, without a read-back. Besag 1994, comment on "Representations of knowledge in complex systems",
 * https://doi.org/10.1111/j.2517-6161.1994.tb02000.x; Roberts & Rosenthal 1998, "Optimal scaling of discrete
 * approximations to Langevin diffusions", https://doi.org/10.1111/1467-9868.00123, for the rate of acceptance.
 *
 * @param model F, for which any `EnergyModel` serves.
 * @param x where the chains start, `[batch, ...event]`.
 * @throws InputError where `steps` is no count or `stepSize` is not above 0.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { key, split } from '@gen/core';
 * import { gaussian } from '@gen/core/random';
 * import { metropolisLangevin } from '@gen/energy';
 *
 * const model = { freeEnergy: (x: tf.Tensor) => tf.sum(tf.abs(x), -1) };
 * const [startKey, chainKey] = split(key(0));
 * const start = gaussian(startKey, [100, 2]);
 * const { x, acceptance } = metropolisLangevin(model, start, chainKey, { steps: 50, stepSize: 0.5 });
 * console.log(x.shape, acceptance.shape); // [ 100, 2 ], [ 100 ]
 * ```
 */
export function metropolisLangevin(
  model: HasFreeEnergy,
  x: Tensor,
  key: Key,
  { steps, stepSize }: MetropolisLangevinOptions,
): MetropolisLangevinResult {
  checkCount('metropolisLangevin', 'steps', steps);
  checkStepSize('metropolisLangevin', stepSize);
  return tf.tidy(() => {
    const start: Chains = { x, ...energyGradient(model, x), taken: tf.zeros([x.shape[0]!]) };
    const [{ x: end, taken }] = scan(
      (chains: Chains, turnKey: Key) =>
        [turn(model, chains, turnKey, stepSize), undefined] as const,
      start,
      split(key, steps),
    );
    return { x: end, acceptance: tf.div(taken, steps) };
  });
}

/** The states of the chains, and how many steps each has taken. */
interface Chains {
  readonly x: Tensor;
  readonly energy: Tensor;
  readonly grad: Tensor;
  readonly taken: Tensor;
}

function turn(
  model: HasFreeEnergy,
  { x, energy, grad, taken }: Chains,
  key: Key,
  stepSize: number | Scalar,
): Chains {
  const [noiseKey, choiceKey] = split(key) as [Key, Key];
  const shake = tf.mul(gaussian(noiseKey, x.shape), rootOfTwice(stepSize));
  const to = tf.add(tf.sub(x, tf.mul(grad, stepSize)), shake);
  const there = energyGradient(model, to);
  // What noise a step back would need: its square over 4η is −log q(x | x′), up to a constant.
  const back = tf.add(tf.sub(x, to), tf.mul(there.grad, stepSize));
  const gain = tf.sub(sumOfSquares(shake), sumOfSquares(back));
  const logRatio = tf.add(tf.sub(energy, there.energy), tf.div(gain, tf.mul(4, stepSize)));
  const isTaken = tf.less(tf.log(uniform(choiceKey, energy.shape)), logRatio);
  const each = tf.reshape(isTaken, [-1, ...x.shape.slice(1).map(() => 1)]);
  return {
    x: tf.where(each, to, x),
    energy: tf.where(isTaken, there.energy, energy),
    grad: tf.where(each, there.grad, grad),
    taken: tf.add(taken, tf.cast(isTaken, 'float32')),
  };
}

/** Of each state, `[batch]`. */
const sumOfSquares = (x: Tensor): Tensor => tf.sum(tf.square(tf.reshape(x, [x.shape[0]!, -1])), 1);
