import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Variable } from '@tensorflow/tfjs-core';
import {
  checkCount,
  checkShape,
  InputError,
  split,
  type Distribution,
  type HasMean,
  type Key,
} from '@gen/core';
import {
  namedParameters,
  randomNormal,
  type HasParameters,
  type Initializer,
  type Parameters,
} from '@gen/core/nn';
import { bipartiteOf } from '../rbm/bipartite-of.js';
import type { Bipartite, BipartiteValues } from '../rbm/bipartite.js';
import type { UnitParameters, Units } from '../units/units.js';
import { chainConnection, cut, inputOf, layersOf } from './chain-connection.js';
import { joinedUnits, joinParameters } from '../units/joined-units.js';
import { meanField, type MeanField, type MeanFieldOptions } from './mean-field.js';

/** What a {@link DeepBoltzmannMachine} is made of. */
export interface DeepBoltzmannMachineConfig {
  /** The visible units and the layers of hidden ones, from the bottom up: at least one hidden layer. */
  readonly layers: readonly Units[];
  /** What the start values of the weights are drawn by. */
  readonly key: Key;
  /** Makes the start values of the weights; by default Gaussian of standard deviation 0.01. */
  readonly weightInitializer?: Initializer;
}

/** Values of the parameters of a {@link DeepBoltzmannMachine}. */
export interface DeepBoltzmannValues {
  /** The weights, Wˡ `[above, below]` between layers l and l + 1. */
  readonly weights: readonly Tensor[];
  /** Parameters of the units of each layer. */
  readonly units: readonly UnitParameters[];
}

/**
 * A deep Boltzmann machine as a restricted one: its even layers side by side are the visible units, its odd
 * layers the hidden ones. Whatever takes the mathematics of an RBM takes it: {@link rbmPath},
 * {@link exactLogPartition}, {@link gibbsTransition}.
 */
export interface AlternateLayers {
  /** The even layers, the data among them. */
  readonly visible: Units;
  /** The odd layers. */
  readonly hidden: Units;
  /** The current values of the parameters, borrowed. */
  readonly values: BipartiteValues;
  /** The mathematics at the current values of the parameters. */
  at(): Bipartite;
}

/** How a {@link DeepBoltzmannMachine} is sampled. */
export interface DeepBoltzmannSampleOptions {
  /** Sweeps over all layers; 1,000 by default. */
  readonly sweeps?: number;
  /** Visible states that the chains begin at, `[count, visible]`; drawn by default. */
  readonly from?: Tensor;
}

/**
 * Deep Boltzmann machine: layers of units with weights between each and the next, in both directions.
 *
 *     p(x⁰, …, xᴸ) ∝ exp(−E),   E = Σₗ uₗ(xˡ) − Σₗ s(xˡ⁺¹)ᵀ Wˡ s(xˡ),   v = x⁰
 *     p(xˡ | all others) = p(xˡ | Wˡ⁻¹ s(xˡ⁻¹) + Wˡᵀ s(xˡ⁺¹))
 *
 * For binary units E = −b·v − Σₗ cˡ·hˡ − h¹ᵀ W⁰ v − h²ᵀ W¹ h¹ − … (Salakhutdinov & Hinton 2009, "Deep
 * Boltzmann machines", https://proceedings.mlr.press/v5/salakhutdinov09a.html). A layer depends on both
 * of its neighbours, so that even layers are independent of each other given the odd ones:
 * {@link DeepBoltzmannMachine.alternate}.
 *
 * Parameters are `weights.l` and those of the units, such as `units.l.bias`, with layer 0 that of the
 * visible units. An instance owns them: `dispose` disposes them.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { binaryUnits, DeepBoltzmannMachine, exactLogPartition } from '@gen/energy';
 *
 * const layers = [binaryUnits(16), binaryUnits(8), binaryUnits(4)];
 * const machine = new DeepBoltzmannMachine({ layers, key: key(0) });
 * const v = machine.sample(key(1), 5, { sweeps: 100 }); // [5, 16]
 * console.log(`${await exactLogPartition(machine.alternate())}`); // log Z = 19.41 nats (exact, …
 * machine.dispose();
 * ```
 */
export class DeepBoltzmannMachine implements HasParameters {
  /** The visible units and the layers of hidden ones, from the bottom up. */
  readonly layers: readonly Units[];
  readonly #weights: readonly Variable[];
  readonly #units: readonly Parameters[];
  readonly #even: Units;
  readonly #odd: Units;

  constructor({ layers, key, weightInitializer = small }: DeepBoltzmannMachineConfig) {
    checkCount('DeepBoltzmannMachine', 'layers.length', layers.length, 2);
    this.layers = layers;
    const keys = split(key, layers.length - 1);
    this.#weights = keys.map((layerKey, l) => {
      const [fanIn, fanOut] = [layers[l]!.size, layers[l + 1]!.size];
      return tf.tidy(() =>
        tf.variable(weightInitializer(layerKey, [fanOut, fanIn], { fanIn, fanOut })),
      );
    });
    this.#units = layers.map(variablesOf);
    this.#even = joinedUnits(layersOf(0, layers).map((l) => layers[l]!));
    this.#odd = joinedUnits(layersOf(1, layers).map((l) => layers[l]!));
  }

  /** The current values of the parameters, borrowed. */
  get values(): DeepBoltzmannValues {
    return { weights: this.#weights, units: this.#units };
  }

  /** The visible units. */
  get visible(): Units {
    return this.layers[0]!;
  }

  /** The machine as a restricted one of its even layers and its odd ones. Owns nothing. */
  alternate(): AlternateLayers {
    const { weights, units } = this.values;
    const side = (parity: number): UnitParameters =>
      joinParameters(layersOf(parity, units).map((l) => units[l]!));
    const [visible, hidden] = [this.#even, this.#odd];
    const sizes = this.layers.map(({ size }) => size);
    const connection = chainConnection(sizes, weights);
    const values = { weight: weights[0]!, visible: side(0), hidden: side(1) };
    return {
      visible,
      hidden,
      values,
      at: () => bipartiteOf({ visible, hidden, connection }, values),
    };
  }

  /** States of the even layers side by side, or of the odd ones: `[..., units]`. */
  join(states: readonly Tensor[], parity: 0 | 1): Tensor {
    checkStates('DeepBoltzmannMachine.join', this.layers, states);
    const own = layersOf(parity, states).map((l) => states[l]!);
    return own.length === 1 ? tf.clone(own[0]!) : tf.concat(own, -1);
  }

  /** The states of the even layers, or of the odd ones, from the bottom up. */
  part(joined: Tensor, parity: 0 | 1): Tensor[] {
    const sizes = layersOf(parity, this.layers).map((l) => this.layers[l]!.size);
    return tf.tidy(() => cut(joined, sizes).map((state) => tf.clone(state)));
  }

  /** E of states of all layers, each `[..., size]`: `[...]`. */
  energy(states: readonly Tensor[]): Tensor {
    return tf.tidy(() => this.alternate().at().energy(this.join(states, 0), this.join(states, 1)));
  }

  /**
   * p(xˡ | xˡ⁻¹, xˡ⁺¹) of layer `l` given the states of its neighbours, `[batch, size]`. Its tensors belong
   * to the enclosing `tf.tidy`.
   */
  given(l: number, states: Readonly<Record<number, Tensor>>): Distribution & HasMean {
    const { weights, units } = this.values;
    const statistics = Object.fromEntries(
      [l - 1, l + 1]
        .filter((i) => this.layers[i] !== undefined)
        .map((i) => [i, this.layers[i]!.statistics(states[i]!, units[i]!)]),
    );
    return this.layers[l]!.conditional(inputOf(l, statistics, weights), units[l]!);
  }

  /** The factorial distribution of the hidden layers that is nearest to p(h | v), by fixed-point steps. */
  meanField(v: Tensor, options?: MeanFieldOptions): MeanField {
    checkShape('DeepBoltzmannMachine.meanField', 'v', v.shape, [v.shape[0]!, this.visible.size]);
    return meanField(this, v, options);
  }

  /**
   * Draws all odd layers, then all even ones, so many times over: states of the even layers
   * `[..., units]` to states of them.
   */
  gibbs(key: Key, even: Tensor, sweeps = 1): Tensor {
    return tf.tidy(() => this.alternate().at().gibbs(key, even, sweeps));
  }

  /** States of the even layers for chains to begin with: each unit by itself, `[count, units]`. */
  initial(key: Key, count: number, from?: Tensor): Tensor {
    checkCount('DeepBoltzmannMachine.initial', 'count', count);
    return tf.tidy(() => {
      const { visible, values } = this.alternate();
      const drawn = visible.sample(key, tf.zeros([count, visible.size]), values.visible);
      if (from === undefined) return drawn;
      checkShape('DeepBoltzmannMachine.initial', 'from', from.shape, [count, this.visible.size]);
      return tf.concat([from, ...this.part(drawn, 0).slice(1)], -1);
    });
  }

  /** Draws v by a Gibbs chain over all layers: `[count, visible]`. */
  sample(key: Key, count: number, options: DeepBoltzmannSampleOptions = {}): Tensor {
    return tf.tidy(() => this.part(this.#chain(key, count, options), 0)[0]!);
  }

  /** The mean of p(v | h¹) at an h¹ that is drawn where the chain of {@link sample} ends: `[count, visible]`. */
  sampleMean(key: Key, count: number, options: DeepBoltzmannSampleOptions = {}): Tensor {
    return tf.tidy(() => {
      const machine = this.alternate().at();
      const even = this.#chain(key, count, options);
      const odd = machine.sampleHidden(split(key, 3)[2]!, even);
      return this.part(machine.visibleMean(odd), 0)[0]!;
    });
  }

  /** Variables under `weights.l` and `units.l.`. */
  parameters(): Parameters {
    const weights = this.#weights.map((weight, l) => [`weights.${l}`, weight] as const);
    const units = this.#units.map((own, l) =>
      namedParameters(`units.${l}`, { parameters: () => own }),
    );
    return { ...Object.fromEntries(weights), ...(Object.assign({}, ...units) as Parameters) };
  }

  /** Disposes the variables. */
  dispose(): void {
    tf.dispose({ ...this.parameters() });
  }

  #chain(key: Key, count: number, { sweeps = 1000, from }: DeepBoltzmannSampleOptions): Tensor {
    const [startKey, chainKey] = split(key) as [Key, Key];
    return this.gibbs(chainKey, this.initial(startKey, count, from), sweeps);
  }
}

const small: Initializer = /* @__PURE__ */ randomNormal({ stddev: 0.01 });

const variablesOf = (units: Units): Parameters =>
  tf.tidy(() => {
    const values = Object.entries(units.init());
    return Object.fromEntries(values.map(([name, value]) => [name, tf.variable(value)]));
  });

function checkStates(callee: string, layers: readonly Units[], states: readonly Tensor[]): void {
  if (states.length !== layers.length) {
    throw new InputError({
      callee,
      argument: 'states',
      expected: `states of ${layers.length} layers`,
      got: `${states.length}`,
    });
  }
}
