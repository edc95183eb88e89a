import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import {
  checkCount,
  checkTrailingShape,
  split,
  type Distribution,
  type HasMean,
  type Key,
} from '@gen/core';
import { scan } from '@gen/core/compile';
import type { SamplingUnits, UnitParameters, Units } from '../units/units.js';
import { denseConnection, type Connection } from './connection.js';

/** Values of the parameters of two layers of units and of the weights between them. */
export interface BipartiteValues {
  /** The weights W, `[hidden, visible]` unless the connection has them otherwise. */
  readonly weight: Tensor;
  /** Parameters of the visible units. */
  readonly visible: UnitParameters;
  /** Parameters of the hidden units. */
  readonly hidden: UnitParameters;
  /** What the weights are multiplied by; 1 where it is left out. */
  readonly coupling?: Tensor;
}

/** Where annealing begins: units that are independent of each other. */
export interface IndependentUnits {
  /** Parameters of the visible units. */
  readonly visible: UnitParameters;
  /** Parameters of the hidden units; their start values where they are left out. */
  readonly hidden?: UnitParameters;
}

/** A state of both layers. */
export interface BipartiteState {
  /** Visible states, `[..., visible]`. */
  readonly visible: Tensor;
  /** Hidden states, `[..., hidden]`. */
  readonly hidden: Tensor;
}

/** What the hidden units are told by visible states, and what they make of it. */
export interface HiddenPhase {
  /** Their input, `[..., hidden]`. */
  readonly input: Tensor;
  /** E[h | v], `[..., hidden]`. */
  readonly mean: Tensor;
}

/** A {@link HiddenPhase} whose input is made only for units that ask for it. */
export interface KnownPhase {
  /** The input of the hidden units, `[rows, hidden]`. */
  readonly input: () => Tensor;
  /** E[h | v], `[rows, hidden]`. */
  readonly mean: Tensor;
}

/** A gradient with respect to each of the parameters, by path. */
export type BipartiteGradient = Readonly<Record<string, Tensor>>;

/**
 * The mathematics of two layers of units with weights between them, at given values of the parameters.
 *
 *     E(v, h) = u_v(v) + u_h(h) − κ s(h)ᵀ W s(v)
 *
 * with κ, the coupling, 1 but for tempering. What has an axis of temperatures or chains in front
 * broadcasts: states are `[..., size]`.
 */
export interface Bipartite<V extends SamplingUnits = Units, H extends SamplingUnits = Units> {
  /** The visible units. */
  readonly visible: V;
  /** The hidden units. */
  readonly hidden: H;
  /** The values that it is taken at. */
  readonly values: BipartiteValues;
  /** What the visible states tell the hidden units, κ W s(v): `[..., hidden]`. */
  hiddenInput(v: Tensor): Tensor;
  /** What the hidden states tell the visible units, κ Wᵀ s(h): `[..., visible]`. */
  visibleInput(h: Tensor): Tensor;
  /** E[h | v], `[..., hidden]`. */
  hiddenMean(v: Tensor): Tensor;
  /** E[v | h], `[..., visible]`. */
  visibleMean(h: Tensor): Tensor;
  /** Draws h given v, `[..., hidden]`. */
  sampleHidden(key: Key, v: Tensor): Tensor;
  /** Draws v given h, `[..., visible]`; `from` is the state that is replaced. */
  sampleVisible(key: Key, h: Tensor, from?: Tensor): Tensor;
  /** Draws h given v, then v given h, so many times over: `[..., visible]`. */
  gibbs(key: Key, v: Tensor, steps?: number): Tensor;
  /** p(h | v), of event shape `[hidden]`. Its tensors belong to the enclosing `tf.tidy`. */
  hiddenGiven(this: Bipartite<V, Units>, v: Tensor): Distribution & HasMean;
  /** p(v | h), of event shape `[visible]`. Its tensors belong to the enclosing `tf.tidy`. */
  visibleGiven(this: Bipartite<Units, H>, h: Tensor, from?: Tensor): Distribution & HasMean;
  /** E(v, h), `[...]`. */
  energy(this: Bipartite<Units, Units>, v: Tensor, h: Tensor): Tensor;
  /** F(v) = −log Σₕ exp(−E(v, h)), `[...]`, in nats. */
  freeEnergy(this: Bipartite<Units, Units>, v: Tensor): Tensor;
  /** −log Σᵥ exp(−E(v, h)), `[...]`, in nats. */
  hiddenFreeEnergy(this: Bipartite<Units, Units>, h: Tensor): Tensor;
  /**
   * Σᵣ wᵣ ∂F(vᵣ)/∂θ by parameter path, for v `[rows, visible]` and weights `[rows]`: with weights that are
   * negative for the model's states, the gradient of a log likelihood, negated.
   *
   * @param known E[h | v], where it is known already, and what the hidden units are told.
   */
  freeEnergyGradient(v: Tensor, weights: Tensor, known?: KnownPhase): BipartiteGradient;
  /** Σᵣ wᵣ ∂F(hᵣ)/∂θ by parameter path, with the visible units summed out, for h `[rows, hidden]`. */
  hiddenFreeEnergyGradient(
    this: Bipartite<Units, H>,
    h: Tensor,
    weights: Tensor,
  ): BipartiteGradient;
  /** What visible states tell the hidden units, and their mean. */
  hiddenPhase(v: Tensor): HiddenPhase;
  /** Σᵣ wᵣ ∂E(vᵣ, hᵣ)/∂θ by parameter path, for states `[rows, …]` and weights `[rows]`. */
  energyGradient(state: BipartiteState, weights: Tensor): BipartiteGradient;
  /** The same with the energy βE. */
  tempered(this: Bipartite<Units, Units>, beta: Tensor): Bipartite<V, H>;
  /** The same with the energy (1 − β) E₀ + βE, where E₀ is that of independent units. */
  annealed(this: Bipartite<Units, Units>, base: IndependentUnits, beta: Tensor): Bipartite<V, H>;
}

/** Two layers of units. */
export interface BipartiteUnits<V extends SamplingUnits, H extends SamplingUnits> {
  /** The visible units. */
  readonly visible: V;
  /** The hidden units. */
  readonly hidden: H;
  /** How the weights join them; each unit with each where it is left out. */
  readonly connection?: Connection;
}

/**
 * The mathematics of two layers of units at given values of the parameters, which it borrows.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { binaryUnits, bipartite } from '@gen/energy';
 *
 * const units = { visible: binaryUnits(4), hidden: binaryUnits(3) };
 * const model = bipartite(units, {
 *   weight: tf.ones([3, 4]),
 *   visible: { bias: tf.zeros([4]) },
 *   hidden: { bias: tf.zeros([3]) },
 * });
 * const freeEnergy = model.freeEnergy(tf.ones([2, 4])); // −3 log(1 + e⁴), twice
 * ```
 */
export function bipartite<V extends SamplingUnits, H extends SamplingUnits>(
  {
    visible,
    hidden,
    connection = denseConnection(visible.size, hidden.size),
  }: BipartiteUnits<V, H>,
  values: BipartiteValues,
): Bipartite<V, H> {
  const { weight, coupling } = values;
  const coupled = (input: Tensor): Tensor =>
    coupling === undefined ? input : tf.mul(input, coupling);
  const toHidden = overRows((s) => connection.toHidden(s, weight));
  const toVisible = overRows((s) => connection.toVisible(s, weight));
  const hiddenInput = (v: Tensor): Tensor =>
    tf.tidy(() => coupled(toHidden(visible.statistics(v, values.visible))));
  const visibleInput = (h: Tensor): Tensor =>
    tf.tidy(() => coupled(toVisible(hidden.statistics(h, values.hidden))));
  const hiddenMean = (v: Tensor): Tensor =>
    tf.tidy(() => hidden.mean(hiddenInput(v), values.hidden));
  const hiddenPhase = (v: Tensor): HiddenPhase => {
    checkTrailingShape('Bipartite.hiddenPhase', 'v', v.shape, [visible.size]);
    return tf.tidy(() => {
      const input = hiddenInput(v);
      return { input, mean: hidden.mean(input, values.hidden) };
    });
  };
  const sampleHidden = (key: Key, v: Tensor): Tensor => {
    checkTrailingShape('Bipartite.sampleHidden', 'v', v.shape, [visible.size]);
    return tf.tidy(() => hidden.sample(key, hiddenInput(v), values.hidden));
  };
  const sampleVisible = (key: Key, h: Tensor, from?: Tensor): Tensor => {
    checkTrailingShape('Bipartite.sampleVisible', 'h', h.shape, [hidden.size]);
    return tf.tidy(() => visible.sample(key, visibleInput(h), values.visible, from));
  };
  const weightGradient = (v: Tensor, h: Tensor, weights: Tensor): Tensor => {
    const statistics = visible.statistics(v, values.visible);
    const hiddenStatistics = hidden.statistics(h, values.hidden);
    const factors = tf.reshape(coupled(tf.neg(weights)), [-1, 1]);
    const weighted = tf.mul(hiddenStatistics, factors);
    return connection.weightGradient(statistics, weighted);
  };
  return {
    visible,
    hidden,
    values,
    hiddenInput,
    visibleInput,
    hiddenMean,
    visibleMean: (h) => tf.tidy(() => visible.mean(visibleInput(h), values.visible)),
    sampleHidden,
    sampleVisible,
    gibbs: (key, v, steps = 1) => {
      checkCount('Bipartite.gibbs', 'steps', steps);
      const turn = (from: Tensor, stepKey: Key): [Tensor, []] => {
        const [hiddenKey, visibleKey] = split(stepKey);
        return [sampleVisible(visibleKey, sampleHidden(hiddenKey, from), from), []];
      };
      return scan(turn, v, split(key, steps))[0];
    },
    hiddenGiven(v) {
      return this.hidden.conditional(hiddenInput(v), values.hidden);
    },
    visibleGiven(h, from) {
      return this.visible.conditional(visibleInput(h), values.visible, from);
    },
    energy(v, h) {
      return tf.tidy(() => {
        const interaction = tf.mul(hiddenInput(v), hidden.statistics(h, values.hidden));
        const own = tf.add(
          this.visible.selfEnergy(v, values.visible),
          this.hidden.selfEnergy(h, values.hidden),
        );
        return tf.sub(own, tf.sum(interaction, -1));
      });
    },
    freeEnergy(v) {
      checkTrailingShape('Bipartite.freeEnergy', 'v', v.shape, [visible.size]);
      return tf.tidy(() =>
        tf.sub(
          this.visible.selfEnergy(v, values.visible),
          this.hidden.logNormalizer(hiddenInput(v), values.hidden),
        ),
      );
    },
    hiddenFreeEnergy(h) {
      checkTrailingShape('Bipartite.hiddenFreeEnergy', 'h', h.shape, [hidden.size]);
      return tf.tidy(() =>
        tf.sub(
          this.hidden.selfEnergy(h, values.hidden),
          this.visible.logNormalizer(visibleInput(h), values.visible),
        ),
      );
    },
    hiddenPhase,
    freeEnergyGradient: (v, weights, known) =>
      tf.tidy(() => {
        const { input, mean } = known ?? lazily(hiddenPhase(v));
        const visibleRows = { input: () => visibleInput(mean), weights };
        return {
          weight: weightGradient(v, mean, weights),
          ...headed('visible', visible.energyGradient(v, values.visible, visibleRows)),
          ...headed('hidden', hidden.freeEnergyGradient(mean, values.hidden, { input, weights })),
        };
      }),
    hiddenFreeEnergyGradient: (h, weights) =>
      tf.tidy(() => {
        const input = visibleInput(h);
        const mean = visible.mean(input, values.visible);
        const hiddenRows = { input: () => hiddenInput(mean), weights };
        const visibleRows = { input: () => input, weights };
        return {
          weight: weightGradient(mean, h, weights),
          ...headed('visible', visible.freeEnergyGradient(mean, values.visible, visibleRows)),
          ...headed('hidden', hidden.energyGradient(h, values.hidden, hiddenRows)),
        };
      }),
    energyGradient: ({ visible: v, hidden: h }, weights) =>
      tf.tidy(() => {
        const hiddenRows = { input: () => hiddenInput(v), weights };
        const visibleRows = { input: () => visibleInput(h), weights };
        return {
          weight: weightGradient(v, h, weights),
          ...headed('visible', visible.energyGradient(v, values.visible, visibleRows)),
          ...headed('hidden', hidden.energyGradient(h, values.hidden, hiddenRows)),
        };
      }),
    tempered(beta) {
      return bipartite(
        { visible, hidden, connection },
        {
          weight,
          visible: this.visible.tempered(values.visible, beta),
          hidden: this.hidden.tempered(values.hidden, beta),
          coupling: coupling === undefined ? beta : tf.mul(coupling, beta),
        },
      );
    },
    annealed(base, beta) {
      const hiddenBase = base.hidden ?? hidden.init();
      return bipartite(
        { visible, hidden, connection },
        {
          weight,
          visible: this.visible.interpolated(base.visible, values.visible, beta),
          hidden: this.hidden.interpolated(hiddenBase, values.hidden, beta),
          coupling: coupling === undefined ? beta : tf.mul(coupling, beta),
        },
      );
    },
  };
}

/** What maps rows, mapping states `[..., size]`. */
const overRows =
  (f: (rows: Tensor) => Tensor) =>
  (x: Tensor): Tensor => {
    if (x.rank === 2) return f(x);
    const y = f(tf.reshape(x, [-1, x.shape.at(-1)!]));
    return tf.reshape(y, [...x.shape.slice(0, -1), y.shape[1]!]);
  };

const lazily = ({ input, mean }: HiddenPhase): KnownPhase => ({ input: () => input, mean });

const headed = (head: string, parameters: UnitParameters): Record<string, Tensor> =>
  Object.fromEntries(Object.entries(parameters).map(([name, value]) => [`${head}.${name}`, value]));
