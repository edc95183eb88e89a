import type { Tensor } from '@tensorflow/tfjs-core';
import type { Distribution, HasMean, Key } from '@gen/core';
import type { SamplingUnits, UnitParameters, Units } from '../units/units.js';
import type { Connection } from './connection.js';

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
  /** How the weights join them. */
  readonly connection: Connection;
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
