import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor2D, Variable } from '@tensorflow/tfjs-core';
import { checkCount, checkTrailingShape, InputError, split, type Key } from '@gen/core';
import { scan } from '@gen/core/compile';
import { bandPart } from '@gen/core/linalg';
import { randomNormal, type Initializer, type Parameters } from '@gen/core/nn';
import { bernoulli } from '@gen/core/random';
import type { EnergyModel } from '../energy-model.js';
import { binaryUnits } from '../units/binary-units.js';
import { debugStates } from '../units/debug-states.js';
import { gibbsSweep, pairwiseEnergy, type PairwiseValues, type SweepOptions } from './pairwise.js';

/** What a {@link BoltzmannMachine} is made of. */
export interface BoltzmannMachineConfig {
  /** Number of visible units. */
  readonly visible: number;
  /** Number of hidden units, which may be none. */
  readonly hidden?: number;
  /** What the start values of weights are drawn by. */
  readonly key: Key;
  /** Makes the start values of weights within and between layers; Gaussian of 0.01 by default. */
  readonly weightInitializer?: Initializer;
}

/** The most hidden units that are summed out one by one. */
const MOST_HIDDEN = 16;

/**
 * Boltzmann machine: binary units, each of which may be connected with every other.
 *
 *     p(v, h) ∝ exp(−E(v, h)),   E(v, h) = −½ vᵀ R v − vᵀ Wᵀ h − ½ hᵀ S h − b·v − c·h
 *
 * with R and S symmetric, and zeros on their diagonals: of `visible.lateral` and `hidden.lateral` what lies
 * above the diagonal is read, and stands for both sides. Without hidden units it is the fully visible
 * machine. The other parameters are `weight`, W `[hidden, visible]`, `visible.bias` and `hidden.bias`.
 *
 * Source: Ackley, Hinton & Sejnowski 1985, "A learning algorithm for Boltzmann machines",
 * https://doi.org/10.1016/S0364-0213(85)80012-4.
 *
 * @throws InputError unless there is at least one visible unit.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { BoltzmannMachine, exactLogPartition } from '@gen/energy';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const machine = new BoltzmannMachine({ visible: 4, hidden: 3, key: key(0) });
 * const states = machine.gibbs(key(1), tf.zeros([10, 7]), 20); // [10, 7]: visible units, then hidden ones
 * console.log(`${await exactLogPartition(machine)}`); // log Z = 4.8… nats (exact, by enumeration)
 * machine.dispose();
 * ```
 */
export class BoltzmannMachine implements EnergyModel {
  /** The visible units. */
  readonly visible: ReturnType<typeof binaryUnits>;
  /** Number of hidden units. */
  readonly hidden: number;
  readonly #variables: Readonly<Record<string, Variable>>;

  constructor(config: BoltzmannMachineConfig) {
    const { visible, hidden = 0, key, weightInitializer = small } = config;
    checkCount('BoltzmannMachine', 'hidden', hidden, 0);
    this.visible = binaryUnits(visible);
    this.hidden = hidden;
    const [own, between, within] = split(key, 3);
    const weights = (k: Key, rows: number, columns: number): Variable =>
      tf.variable(weightInitializer(k, [rows, columns], { fanIn: columns, fanOut: rows }));
    this.#variables = tf.tidy(() => ({
      'visible.bias': tf.variable(tf.zeros([visible])),
      'visible.lateral': weights(own, visible, visible),
      ...(hidden > 0 && {
        weight: weights(between, hidden, visible),
        'hidden.bias': tf.variable(tf.zeros([hidden])),
        'hidden.lateral': weights(within, hidden, hidden),
      }),
    })) as Record<string, Variable>;
  }

  /** Number of units: visible ones first, then hidden ones. */
  get units(): number {
    return this.visible.size + this.hidden;
  }

  /** Couplings and biases of all units, at the current values of the parameters. The caller owns them. */
  values(): PairwiseValues {
    return tf.tidy(() => {
      const own = symmetric(this.#variables['visible.lateral']!);
      const bias = this.#variables['visible.bias']! as Tensor;
      if (this.hidden === 0) return { coupling: own, bias: tf.clone(bias) };
      const w = this.#variables['weight']! as Tensor as Tensor2D;
      const within = symmetric(this.#variables['hidden.lateral']!);
      const top = tf.concat([own, tf.transpose(w)], 1);
      const bottom = tf.concat([w as Tensor, within], 1);
      return {
        coupling: tf.concat([top, bottom], 0),
        bias: tf.concat([bias, this.#variables['hidden.bias']! as Tensor]),
      };
    });
  }

  /** E of states of all units, `[..., visible + hidden]`: `[...]`, in nats. */
  energy(x: Tensor): Tensor {
    checkTrailingShape('BoltzmannMachine.energy', 'x', x.shape, [this.units]);
    return tf.tidy(() => pairwiseEnergy(this.values(), x));
  }

  /**
   * F(v) = −log Σₕ exp(−E(v, h)) of visible states `[batch, visible]`: `[batch]`, in nats.
   *
   * @throws InputError where more than 16 hidden units were to be summed out.
   */
  freeEnergy(v: Tensor): Tensor {
    checkTrailingShape('BoltzmannMachine.freeEnergy', 'v', v.shape, [this.visible.size]);
    debugStates('BoltzmannMachine.freeEnergy', 'v', this.visible, v);
    if (this.hidden === 0) return this.energy(v);
    if (this.hidden > MOST_HIDDEN) throw tooMany(this.hidden);
    return tf.tidy(() => {
      const lateral = symmetric(this.#variables['visible.lateral']!);
      const visible = { coupling: lateral, bias: this.#variables['visible.bias']! as Tensor };
      const hidden = {
        coupling: symmetric(this.#variables['hidden.lateral']!),
        bias: this.#variables['hidden.bias']! as Tensor,
      };
      const states = binaryUnits(this.hidden).states() as Tensor2D;
      const told = tf.matMul(v as Tensor2D, this.#variables['weight']! as Tensor2D, false, true);
      const exponents = tf.sub(
        tf.matMul(told, states, false, true),
        pairwiseEnergy(hidden, states),
      );
      return tf.sub(pairwiseEnergy(visible, v), tf.logSumExp(exponents, -1));
    });
  }

  /**
   * Sweeps of Gibbs sampling over all units in order: `[chains, visible + hidden]`.
   *
   * @param options with `clamped`, 1 for units that stay as they are, else 0: `[units]` or `[chains, units]`.
   */
  gibbs(key: Key, x: Tensor, sweeps = 1, options: Pick<SweepOptions, 'clamped'> = {}): Tensor {
    checkTrailingShape('BoltzmannMachine.gibbs', 'x', x.shape, [this.units]);
    return this.#sweeps(key, x, sweeps, options);
  }

  /**
   * Draws hidden units given visible ones by sweeps over the hidden units from fair coins: `[chains, units]`,
   * visible units first.
   */
  gibbsClamped(key: Key, v: Tensor, sweeps: number): Tensor {
    checkTrailingShape('BoltzmannMachine.gibbsClamped', 'v', v.shape, [this.visible.size]);
    if (this.hidden === 0) return tf.clone(v);
    return tf.tidy(() => {
      const [start, rest] = split(key);
      const h = bernoulli(start, [v.shape[0]!, this.hidden], { probs: 0.5 });
      return this.#sweeps(rest, tf.concat([v, h], 1), sweeps, { first: this.visible.size });
    });
  }

  /**
   * Means of hidden units given visible ones in the mean-field approximation: `[batch, units]`, visible
   * units first.
   *
   *     μ ← (1 − d) μ + d σ(W v + S μ + c),   from μ = ½
   *
   * @param damping 1 − d: what is kept of the means before, from 0 to below 1.
   */
  meanField(v: Tensor, steps: number, damping = 0): Tensor {
    checkTrailingShape('BoltzmannMachine.meanField', 'v', v.shape, [this.visible.size]);
    checkCount('BoltzmannMachine.meanField', 'steps', steps);
    if (this.hidden === 0) return tf.clone(v);
    return tf.tidy(() => {
      const weight = this.#variables['weight']! as Tensor2D;
      const within = symmetric(this.#variables['hidden.lateral']!) as Tensor2D;
      const bias = this.#variables['hidden.bias']! as Tensor;
      const told = tf.add(tf.matMul(v as Tensor2D, weight, false, true), bias);
      const turn = (mean: Tensor): [Tensor, []] => {
        const next = tf.sigmoid(tf.add(told, tf.matMul(mean as Tensor2D, within)));
        return [tf.add(tf.mul(mean, damping), tf.mul(next, 1 - damping)), []];
      };
      const [mean] = scan(turn, tf.fill([v.shape[0]!, this.hidden], 0.5) as Tensor, steps);
      return tf.concat([v, mean], 1);
    });
  }

  /** `visible.bias`, `visible.lateral` and, with hidden units, `weight`, `hidden.bias`, `hidden.lateral`. */
  parameters(): Parameters {
    return this.#variables;
  }

  /** Disposes the variables. */
  dispose(): void {
    tf.dispose({ ...this.#variables });
  }

  #sweeps(key: Key, x: Tensor, sweeps: number, options: SweepOptions): Tensor {
    checkCount('BoltzmannMachine.gibbs', 'sweeps', sweeps);
    return tf.tidy(() => {
      const values = this.values();
      const sweep = (state: Tensor, sweepKey: Key): [Tensor, []] => [
        gibbsSweep(values, sweepKey, state, options),
        [],
      ];
      return scan(sweep, x, split(key, sweeps))[0];
    });
  }
}

const small: Initializer = /* @__PURE__ */ randomNormal({ stddev: 0.01 });

/** The matrix of which the part above the diagonal is given. */
function symmetric(upper: Tensor): Tensor {
  const above = bandPart(upper, 1, Infinity) as Tensor2D;
  return tf.add(above, tf.transpose(above));
}

const tooMany = (hidden: number): InputError =>
  new InputError({
    callee: 'BoltzmannMachine.freeEnergy',
    argument: 'hidden',
    expected: `at most ${MOST_HIDDEN} units to be summed out`,
    got: `${hidden}`,
    remedy: 'Score the machine with its hidden states, by energy and boltzmannPath.',
  });
