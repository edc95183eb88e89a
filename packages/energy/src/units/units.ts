import type { Tensor } from '@tensorflow/tfjs-core';
import type { Distribution, HasMean, Key } from '@gen/core';
import type { Constraint } from '@gen/core/constraints';

/**
 * Parameters of a layer of units by name, such as `bias`, each of a shape that broadcasts with
 * `[..., size]`. Besides those of `init`, there may be others that only tempering brings in.
 */
export type UnitParameters = Readonly<Record<string, Tensor>>;

/** Draws of units, and their mean. */
export interface SampleAndMean {
  /** The draws, `[..., size]`. */
  readonly sample: Tensor;
  /** E[x | a], `[..., size]`. */
  readonly mean: Tensor;
}

/**
 * Where sums over rows are taken at: the rows' inputs, and their weights, which are negative for
 * rows whose energy is to rise.
 */
export interface WeightedRows {
  /** The inputs a of the units, `[rows, size]`; asked for only by units that need them. */
  readonly input: () => Tensor;
  /** Weights of the rows, `[rows]`. */
  readonly weights: Tensor;
}

/**
 * A layer of units that can be drawn given what their neighbours tell them: a kind of variables, and
 * how many. It holds no tensors: its parameters are given at each call.
 *
 * A state x is flat, `[..., size]`. The input a, `[..., size]`, is what the weights make of the states
 * of the neighbouring layer; s(x), `[..., size]`, is what the weights multiply.
 */
export interface SamplingUnits<P extends UnitParameters = UnitParameters> {
  /** Length of a state. */
  readonly size: number;
  /** Where states lie. */
  readonly support: Constraint;
  /** Start values of the parameters; the caller owns them. */
  init(): P;
  /** s(x), `[..., size]`, linear in x, and often x itself: so s(E[x | a]) = E[s(x) | a]. */
  statistics(x: Tensor, parameters: P): Tensor;
  /**
   * E[x | a], `[..., size]`.
   *
   * @param from the state that is replaced, of which some kinds keep something: counts their total.
   */
  mean(input: Tensor, parameters: P, from?: Tensor): Tensor;
  /** Draws x given a, `[..., size]`. */
  sample(key: Key, input: Tensor, parameters: P, from?: Tensor): Tensor;
  /** What {@link SamplingUnits.sample} draws, and the mean, for the price of one of them. */
  sampleAndMean(key: Key, input: Tensor, parameters: P, from?: Tensor): SampleAndMean;
  /**
   * Gradient in the parameters of Σᵣ wᵣ [u(xᵣ) − aᵣ·s(xᵣ)], the part of the energy that the units have.
   *
   * @param x states, `[rows, size]`.
   */
  energyGradient(x: Tensor, parameters: P, rows: WeightedRows): P;
  /**
   * Gradient in the parameters of −Σᵣ wᵣ log Z(aᵣ): of the part of the free energy that is left
   * where the units are summed out.
   *
   * @param mean E[x | a], `[rows, size]`.
   */
  freeEnergyGradient(mean: Tensor, parameters: P, rows: WeightedRows): P;
}

/**
 * A layer of units whose conditional distribution is an exponential family, known with its normalizer.
 *
 *     p(x | a) = exp(a·s(x) − u(x) − log Z(a)),   log Z(a) = log Σₓ exp(a·s(x) − u(x))
 *
 * (Welling, Rosen-Zvi & Hinton 2004, "Exponential family harmoniums with an application to information
 * retrieval", https://papers.nips.cc/paper/2672).
 */
export interface Units<P extends UnitParameters = UnitParameters> extends SamplingUnits<P> {
  /** u(x), `[...]`. */
  selfEnergy(x: Tensor, parameters: P): Tensor;
  /** log Z(a), `[...]`, the sum over all units of the layer, in nats. */
  logNormalizer(input: Tensor, parameters: P, from?: Tensor): Tensor;
  /** p(x | a), of event shape `[size]`. Its tensors belong to the enclosing `tf.tidy`. */
  conditional(input: Tensor, parameters: P, from?: Tensor): Distribution & HasMean;
  /** Parameters of β u, where s stays as it is. */
  tempered(parameters: P, beta: Tensor): P;
  /** Parameters of (1 − β) u₀ + β u₁, where s is that of u₁. */
  interpolated(from: P, to: P, beta: Tensor): P;
}

/** Which of the states are meant, of all in their order. */
export interface StateRange {
  /** The first of them. */
  readonly first?: number;
  /** How many; all from the first on where it is left out. */
  readonly count?: number;
}

/** Units that have a finite number of states. */
export interface EnumerableUnits<P extends UnitParameters = UnitParameters> extends Units<P> {
  /** How many states the layer has. */
  readonly stateCount: number;
  /** States in order, the last unit changing fastest: `[count, size]`. */
  states(range?: StateRange): Tensor;
}

/** Units whose parameters follow from their moments. */
export interface HasMoments<P extends UnitParameters = UnitParameters> {
  /**
   * Parameters at which units without input have a mean and, where that is theirs to choose, a variance, each
   * `[size]`. The mean is inside of where means can be, not at an end.
   */
  atMoments(mean: Tensor, variance: Tensor): P;
}
