import * as tf from '@tensorflow/tfjs-core';
import type { Scalar, Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import {
  checkCount,
  checkTrailingShape,
  split,
  type Estimate,
  type Key,
  type StatefulObjective,
} from '@gen/core';
import { bandPart } from '@gen/core/linalg';
import { bernoulli } from '@gen/core/random';
import { debugStates } from '../units/debug-states.js';
import type { BoltzmannMachine } from './boltzmann-machine.js';

/**
 * States or means of all units with the visible ones clamped to data, `[batch, units]`: the positive phase.
 */
export type ClampedPhase = (machine: BoltzmannMachine, v: Tensor, key: Key) => Tensor;

/** Options of {@link gibbsPhase}. */
export interface GibbsPhaseOptions {
  /** Sweeps over the hidden units. */
  readonly sweeps?: number;
}

/**
 * A {@link ClampedPhase} by sweeps over the hidden units from fair coins.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { BoltzmannMachine, gibbsPhase } from '@gen/energy';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const machine = new BoltzmannMachine({ visible: 4, hidden: 2, key: key(0) });
 * const states = gibbsPhase({ sweeps: 10 })(machine, tf.ones([5, 4]), key(1)); // [5, 6]
 * machine.dispose();
 * ```
 */
export const gibbsPhase =
  ({ sweeps = 5 }: GibbsPhaseOptions = {}): ClampedPhase =>
  (machine, v, key) =>
    machine.gibbsClamped(key, v, sweeps);

/** Options of {@link meanFieldPhase}. */
export interface MeanFieldPhaseOptions {
  /** Steps of the fixed-point iteration. */
  readonly steps?: number;
  /** What is kept of the means before, from 0 to below 1. */
  readonly damping?: number;
}

/**
 * A {@link ClampedPhase} by mean-field means of the hidden units.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { BoltzmannMachine, meanFieldPhase } from '@gen/energy';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const machine = new BoltzmannMachine({ visible: 4, hidden: 2, key: key(0) });
 * const means = meanFieldPhase({ steps: 20 })(machine, tf.ones([5, 4]), key(1)); // [5, 6]
 * machine.dispose();
 * ```
 */
export const meanFieldPhase =
  ({ steps = 10, damping = 0 }: MeanFieldPhaseOptions = {}): ClampedPhase =>
  (machine, v) =>
    machine.meanField(v, steps, damping);

/** Options of {@link boltzmannLearning}. */
export interface BoltzmannLearningOptions {
  /** What the persistent chains are begun with. */
  readonly key: Key;
  /** Number of persistent chains of the free phase. */
  readonly chains?: number;
  /** Sweeps of a chain in each step. */
  readonly sweeps?: number;
  /** How hidden units are found given data; {@link gibbsPhase} of 5 sweeps by default. */
  readonly clamped?: ClampedPhase;
}

/**
 * Learning of Boltzmann machines by a clamped and a free phase.
 *
 *     −∂ log p / ∂Rᵢⱼ ≈ ⟨vᵢ vⱼ⟩ free − ⟨vᵢ vⱼ⟩ clamped, and so for W, S and the biases
 *
 * The free phase has persistent chains, which are variables of the objective. `value` is the difference
 * of mean energies, clamped less free, whose gradient this is; with mean-field means it is that of the
 * variational bound. It is no likelihood.
 *
 * Source: Ackley, Hinton & Sejnowski 1985, https://doi.org/10.1016/S0364-0213(85)80012-4; with
 * persistent chains and mean-field means Salakhutdinov & Hinton 2009, "Deep Boltzmann machines",
 * https://proceedings.mlr.press/v5/salakhutdinov09a.html.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { fit, sgd } from '@gen/core/train';
 * import { BoltzmannMachine, boltzmannLearning, meanFieldPhase } from '@gen/energy';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const machine = new BoltzmannMachine({ visible: 4, hidden: 2, key: key(0) });
 * const objective = boltzmannLearning(machine, { key: key(1), chains: 20, clamped: meanFieldPhase() });
 * const batch = () => tf.tensor2d([[1, 1, 0, 0], [0, 0, 1, 1]]);
 * await fit({
 *   model: machine,
 *   objective,
 *   optimizer: sgd({ learningRate: 0.1 }),
 *   batches: { batchesPerEpoch: 5, batchSize: 2, batch },
 *   steps: 20,
 *   key: key(2),
 * });
 * objective.dispose();
 * machine.dispose();
 * ```
 */
export function boltzmannLearning(
  machine: BoltzmannMachine,
  { key, chains = 100, sweeps = 1, clamped = gibbsPhase() }: BoltzmannLearningOptions,
): StatefulObjective<Tensor> {
  checkCount('boltzmannLearning', 'chains', chains);
  checkCount('boltzmannLearning', 'sweeps', sweeps);
  const free = tf.tidy(() =>
    tf.variable(bernoulli(key, [chains, machine.units], { probs: 0.5 }), false),
  );
  const learn = (v: Tensor, stepKey: Key): Estimate => {
    checkTrailingShape('boltzmannLearning', 'batch', v.shape, [machine.visible.size]);
    debugStates('boltzmannLearning', 'batch', machine.visible, v);
    return tf.tidy(() => {
      const [clampedKey, freeKey] = split(stepKey);
      const positive = clamped(machine, v, clampedKey);
      const negative = machine.gibbs(freeKey, free as Tensor, sweeps);
      free.assign(negative as Tensor2D);
      const value = tf.sub(tf.mean(machine.energy(positive)), tf.mean(machine.energy(negative)));
      return { value: value as Scalar, grads: statisticsGap(machine, negative, positive) };
    });
  };
  return Object.assign(learn, { parameters: () => ({ free }), dispose: () => free.dispose() });
}

/** Mean statistics of the negative states less those of the positive ones, by parameter path. */
function statisticsGap(
  { visible: { size: visible }, hidden }: BoltzmannMachine,
  negative: Tensor,
  positive: Tensor,
): Record<string, Tensor> {
  const second = (x: Tensor): Tensor =>
    tf.div(tf.matMul(x as Tensor2D, x as Tensor2D, true, false), x.shape[0]!);
  const pairs = tf.sub(second(negative), second(positive)) as Tensor2D;
  const singles = tf.sub(tf.mean(negative, 0), tf.mean(positive, 0));
  // Of lateral weights only the part above the diagonal is a parameter.
  const above = (from: number, size: number): Tensor =>
    bandPart(tf.slice(pairs, [from, from], [size, size]), 1, Infinity);
  const own = {
    'visible.bias': tf.slice(singles, [0], [visible]),
    'visible.lateral': above(0, visible),
  };
  if (hidden === 0) return own;
  return {
    ...own,
    weight: tf.slice(pairs, [visible, 0], [hidden, visible]),
    'hidden.bias': tf.slice(singles, [visible], [hidden]),
    'hidden.lateral': above(visible, hidden),
  };
}
