import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { weightedSum } from './weighted-sum.js';
import type { Units, WeightedRows } from './units.js';

/** Parameters of units with a quadratic energy. */
export type GaussianParameters = {
  /** The bias b, `[size]`: the mean where the input is 0. */
  readonly bias: Tensor;
  /** log σ², `[size]`. */
  readonly logVariance: Tensor;
  /** r in s(x) = r x, 1 / σ² where it is left out: what tempering leaves as it is. */
  readonly slope?: Tensor;
  /** c in u(x) = Σᵢ (xᵢ − bᵢ)² / 2σᵢ² + cᵢ, 0 where it is left out: what annealing brings in. */
  readonly offset?: Tensor;
};

/** Of Gaussian parameters, what formulas need. */
export interface GaussianForm {
  /** 1 / σ². */
  readonly precision: Tensor;
  /** r in s(x) = r x. */
  readonly slope: Tensor;
}

/** Precision and slope of parameters. */
export function formOf({ logVariance, slope }: GaussianParameters): GaussianForm {
  const precision = tf.exp(tf.neg(logVariance));
  return { precision, slope: slope ?? precision };
}

/** E[x | a] of units that may be any number: b + a r σ². */
export function meanOf(input: Tensor, parameters: GaussianParameters): Tensor {
  const { bias, logVariance, slope } = parameters;
  if (slope === undefined) return tf.add(input, bias);
  return tf.add(bias, tf.mul(input, tf.mul(slope, tf.exp(logVariance))));
}

/** u of each unit, `[..., size]`. */
export function quadraticEnergies(x: Tensor, parameters: GaussianParameters): Tensor {
  const { bias, offset } = parameters;
  const { precision } = formOf(parameters);
  const energy = tf.mul(tf.squaredDifference(x, bias), tf.mul(precision, 0.5));
  return offset === undefined ? energy : tf.add(energy, offset);
}

/** What units have in common that have u(x) = Σᵢ (xᵢ − bᵢ)² / 2σᵢ² and s(x) = x / σ². */
export const quadratic = (
  size: number,
): Pick<
  Units<GaussianParameters>,
  'size' | 'init' | 'statistics' | 'selfEnergy' | 'energyGradient' | 'tempered' | 'interpolated'
> => ({
  size,
  init: () => ({ bias: tf.zeros([size]), logVariance: tf.zeros([size]) }),
  statistics: (x, parameters) => tf.mul(x, formOf(parameters).slope),
  selfEnergy: (x, parameters) => tf.sum(quadraticEnergies(x, parameters), -1),
  energyGradient: (x, parameters, rows) => quadraticGradient({ x, ofSquare: 0 }, parameters, rows),
  tempered: (parameters, beta) => ({
    bias: tf.clone(parameters.bias),
    logVariance: tf.sub(parameters.logVariance, tf.log(beta)),
    slope: tf.clone(formOf(parameters).slope),
    ...(parameters.offset && { offset: tf.mul(parameters.offset, beta) }),
  }),
  interpolated: (from, to, beta) => {
    const [first, last] = [formOf(from), formOf(to)];
    const [share, rest] = [tf.mul(beta, last.precision), tf.mul(tf.sub(1, beta), first.precision)];
    const precision = tf.add(share, rest);
    const weight = tf.div(share, precision);
    const distance = tf.sub(to.bias, from.bias);
    // Of (1 − β) u₀ + β u₁, what is left beside the square: ½ λ₀ λ₁ (b₁ − b₀)² / (λ₀ + λ₁).
    const gap = tf.mul(tf.mul(tf.mul(rest, weight), 0.5), tf.square(distance));
    return {
      bias: tf.add(from.bias, tf.mul(weight, distance)),
      logVariance: tf.neg(tf.log(precision)),
      slope: tf.clone(last.slope),
      offset: tf.add(gap, tf.add(offsetOf(from, tf.sub(1, beta)), offsetOf(to, beta))),
    };
  },
});

const offsetOf = ({ offset }: GaussianParameters, factor: Tensor): Tensor =>
  offset === undefined ? tf.scalar(0) : tf.mul(offset, factor);

/** A state, or a mean of states with the variances about it. */
interface Moments {
  readonly x: Tensor;
  readonly ofSquare: Tensor | number;
}

/** Gradient of Σᵣ wᵣ E[u(x) − a·s(x)] in bias and log σ². */
export function quadraticGradient(
  { x, ofSquare }: Moments,
  parameters: GaussianParameters,
  { input, weights }: WeightedRows,
): GaussianParameters {
  const { bias, slope } = parameters;
  const { precision } = formOf(parameters);
  const deviation = tf.sub(x, bias);
  const half = tf.mul(tf.add(tf.square(deviation), ofSquare), 0.5);
  // s(x) = x / σ² moves with σ, but for a slope of its own.
  const told = slope === undefined ? tf.sub(tf.mul(input(), x), half) : tf.neg(half);
  return {
    bias: tf.neg(tf.mul(precision, weightedSum(deviation, weights))),
    logVariance: tf.mul(precision, weightedSum(told, weights)),
  };
}
