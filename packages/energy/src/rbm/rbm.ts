import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Variable } from '@tensorflow/tfjs-core';
import { InputError, type Distribution, type HasMean, type Key } from '@gen/core';
import { randomNormal, type HasParameters, type Initializer, type Parameters } from '@gen/core/nn';
import { debugStates } from '../units/debug-states.js';
import type { SamplingUnits, UnitParameters, Units } from '../units/units.js';
import { bipartiteOf } from './bipartite-of.js';
import type { Bipartite, BipartiteValues } from './bipartite.js';
import { denseConnection, type Connection } from './connection.js';

/** What an {@link RBM} is made of. */
export interface RBMConfig<V extends SamplingUnits = Units, H extends SamplingUnits = Units> {
  /** The visible units. */
  readonly visible: V;
  /** The hidden units. */
  readonly hidden: H;
  /** How the weights join the units; each visible one with each hidden one where it is left out. */
  readonly connection?: Connection;
  /** What the start values of the weights are drawn by. */
  readonly key: Key;
  /** Makes the start values of the weights; by default Gaussian of standard deviation 0.01. */
  readonly weightInitializer?: Initializer;
}

/**
 * Restricted Boltzmann machine: two layers of units, with weights between the layers and none within.
 *
 *     p(v, h) ∝ exp(−E(v, h)),   E(v, h) = u_v(v) + u_h(h) − s(h)ᵀ W s(v)
 *
 * For binary units E = −b·v − c·h − hᵀ W v (Smolensky 1986; Hinton 2012, "A practical guide to training
 * restricted Boltzmann machines", https://www.cs.toronto.edu/~hinton/absps/guideTR.pdf). What its units
 * are is a matter of two arguments: see {@link Units}.
 *
 * Its parameters are `weight`, W `[hidden, visible]` unless the connection has it otherwise, and those of
 * the units, such as `visible.bias` and `hidden.bias`. An instance owns them: `dispose` disposes them.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { binaryUnits, RBM } from '@gen/energy';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const rbm = new RBM({ visible: binaryUnits(16), hidden: binaryUnits(8), key: key(0) });
 * const v = tf.zeros([5, 16]);
 * const freeEnergy = rbm.freeEnergy(v); // [5]
 * const dreams = rbm.gibbs(key(1), v, 100); // [5, 16]
 * tf.dispose([v, freeEnergy, dreams]);
 * rbm.dispose();
 * ```
 */
export class RBM<
  V extends SamplingUnits = Units,
  H extends SamplingUnits = Units,
> implements HasParameters {
  /** The visible units. */
  readonly visible: V;
  /** The hidden units. */
  readonly hidden: H;
  /** How the weights join the units. */
  readonly connection: Connection;
  /**
   * F(v) = −log Σₕ exp(−E(v, h)) for v `[..., visible]`: `[...]`, in nats; `undefined` where there are units
   * without a normalizer.
   */
  readonly freeEnergy: FreeEnergyOf<V, H>;
  readonly #weight: Variable;
  readonly #visibleVariables: Readonly<Record<string, Variable>>;
  readonly #hiddenVariables: Readonly<Record<string, Variable>>;

  constructor({
    visible,
    hidden,
    connection = denseConnection(visible.size, hidden.size),
    key,
    weightInitializer = small,
  }: RBMConfig<V, H>) {
    checkConnection(connection, visible, hidden);
    this.visible = visible;
    this.hidden = hidden;
    this.connection = connection;
    const { weightShape, fans } = connection;
    this.#weight = tf.tidy(() => tf.variable(weightInitializer(key, [...weightShape], fans)));
    this.#visibleVariables = variablesOf(visible);
    this.#hiddenVariables = variablesOf(hidden);
    const freeEnergy = (v: Tensor): Tensor => {
      debugStates('RBM.freeEnergy', 'v', visible, v);
      return (this.at() as unknown as Bipartite).freeEnergy(v);
    };
    const isExact = 'logNormalizer' in hidden && 'selfEnergy' in visible;
    this.freeEnergy = (isExact ? freeEnergy : undefined) as FreeEnergyOf<V, H>;
  }

  /** The current values of the parameters, borrowed. */
  get values(): BipartiteValues {
    return {
      weight: this.#weight,
      visible: this.#visibleVariables,
      hidden: this.#hiddenVariables,
    };
  }

  /** The mathematics of the model at the current values of its parameters, or at others. */
  at(values: Partial<BipartiteValues> = {}): Bipartite<V, H> {
    return bipartiteOf(this, { ...this.values, ...values });
  }

  /** E(v, h) for v `[..., visible]`, h `[..., hidden]`: `[...]`. */
  energy(this: RBM<Units, Units>, v: Tensor, h: Tensor): Tensor {
    debugStates('RBM.energy', 'v', this.visible, v);
    debugStates('RBM.energy', 'h', this.hidden, h);
    return this.at().energy(v, h);
  }

  /** p(h | v), of event shape `[hidden]`. Its tensors belong to the enclosing `tf.tidy`. */
  hiddenGiven(this: RBM<V, Units>, v: Tensor): Distribution & HasMean {
    return this.at().hiddenGiven(v);
  }

  /**
   * p(v | h), of event shape `[visible]`. Its tensors belong to the enclosing `tf.tidy`.
   *
   * @param from the visible state that is replaced, of which some units keep something.
   */
  visibleGiven(this: RBM<Units, H>, h: Tensor, from?: Tensor): Distribution & HasMean {
    return this.at().visibleGiven(h, from);
  }

  /** E[h | v], which of binary units are probabilities: `[..., hidden]`. */
  hiddenMean(v: Tensor): Tensor {
    return this.at().hiddenMean(v);
  }

  /** E[v | h], `[..., visible]`. */
  visibleMean(h: Tensor): Tensor {
    return this.at().visibleMean(h);
  }

  /** Draws h given v, `[..., hidden]`. */
  sampleHidden(key: Key, v: Tensor): Tensor {
    return this.at().sampleHidden(key, v);
  }

  /** Draws v given h, `[..., visible]`. */
  sampleVisible(key: Key, h: Tensor, from?: Tensor): Tensor {
    return this.at().sampleVisible(key, h, from);
  }

  /** Draws h given v, then v given h, so many times over: `[..., visible]`. */
  gibbs(key: Key, v: Tensor, steps = 1): Tensor {
    return this.at().gibbs(key, v, steps);
  }

  /** `weight`, and the parameters of the units under `visible.` and `hidden.`. */
  parameters(): Parameters {
    return {
      weight: this.#weight,
      ...headed('visible', this.#visibleVariables),
      ...headed('hidden', this.#hiddenVariables),
    };
  }

  /** Disposes the variables. */
  dispose(): void {
    tf.dispose({ ...this.parameters() });
  }
}

function checkConnection(
  connection: Connection,
  visible: SamplingUnits,
  hidden: SamplingUnits,
): void {
  if (connection.visible === visible.size && connection.hidden === hidden.size) return;
  throw new InputError({
    callee: 'RBM',
    argument: 'connection',
    expected: `one of ${visible.size} visible and ${hidden.size} hidden units`,
    got: `one of ${connection.visible} and ${connection.hidden}`,
  });
}

/** A function of visible states, where units have normalizers. */
export type FreeEnergyOf<V, H> = [V, H] extends [Units, Units] ? (v: Tensor) => Tensor : undefined;

const small: Initializer = /* @__PURE__ */ randomNormal({ stddev: 0.01 });

const variablesOf = (units: SamplingUnits): Readonly<Record<string, Variable>> =>
  tf.tidy(() => mapValues(units.init(), (value) => tf.variable(value)));

const mapValues = <T>(
  parameters: UnitParameters,
  f: (value: Tensor) => T,
): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, f(value)]));

const headed = (head: string, variables: Parameters): Parameters =>
  Object.fromEntries(
    Object.entries(variables).map(([name, variable]) => [`${head}.${name}`, variable]),
  );
