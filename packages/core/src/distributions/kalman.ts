import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { bandMask } from '../linalg/band-mask.js';
import { choleskySolve } from '../linalg/cholesky-solve.js';
import { cholesky } from '../linalg/cholesky.js';
import { triangularLogDet } from '../linalg/triangular-log-det.js';
import { triangularSolve } from '../linalg/triangular-solve.js';

/** A mean, as columns `[..., n, k]`, and a covariance, `[..., n, n]`. */
export interface Moments {
  /** The mean. */
  readonly mean: Tensor;
  /** The covariance. */
  readonly covariance: Tensor;
}

/** A linear-Gaussian state space model: z₁ ~ initial, zₜ = A zₜ₋₁ + q, xₜ = C zₜ + r. */
export interface StateSpace {
  /** Number T of observations. */
  readonly steps: number;
  /** Moments of the first state. */
  readonly initial: Moments;
  /** A. */
  readonly transition: Tensor;
  /** Moments of q. */
  readonly transitionNoise: Moments;
  /** C. */
  readonly observation: Tensor;
  /** Moments of r. */
  readonly observationNoise: Moments;
}

/** What a step of the filter of Kalman does, whatever is observed. */
export interface KalmanGain {
  /** Covariance of the state given what was observed before. */
  readonly predicted: Tensor;
  /** Cholesky factor of the covariance of the observation given those before. */
  readonly factor: Tensor;
  /** How the state follows what the observation has of new. */
  readonly gain: Tensor;
  /** Covariance of the state given this observation too. */
  readonly filtered: Tensor;
}

/** Means of a step of the filter, as columns. */
interface FilteredMean {
  readonly predicted: Tensor;
  readonly innovation: Tensor;
  readonly filtered: Tensor;
}

/** M P Mᵀ. */
const between = (matrix: Tensor, covariance: Tensor): Tensor =>
  tf.matMul(tf.matMul(matrix, covariance), matrix, false, true);

/** A z + q and its like: moments after a linear map with noise. */
const mapped = (matrix: Tensor, { mean, covariance }: Moments, noise: Moments): Moments => ({
  mean: tf.add(tf.matMul(matrix, mean), noise.mean),
  covariance: tf.add(between(matrix, covariance), noise.covariance),
});

/** The next of a sequence by the one before, `steps` of them. */
function unrolled<T>(steps: number, first: T, next: (before: T, t: number) => T): T[] {
  const all = [first];
  for (let t = 1; t < steps; t++) all.push(next(all[t - 1]!, t));
  return all;
}

/** Moments of the observations. */
export function marginals(space: StateSpace): Moments[] {
  const { steps, initial, transition, transitionNoise } = space;
  return unrolled(steps, initial, (state) => mapped(transition, state, transitionNoise)).map(
    (state) => mapped(space.observation, state, space.observationNoise),
  );
}

/** The covariances of the filter, in the form of Joseph, which stays positive. */
export function kalmanGains(space: StateSpace): KalmanGain[] {
  const { steps, initial, transition, transitionNoise, observation } = space;
  const noise = space.observationNoise.covariance;
  const update = (predicted: Tensor): KalmanGain => {
    const factor = cholesky(tf.add(between(observation, predicted), noise));
    const gain = swapped(choleskySolve(factor, tf.matMul(observation, predicted)));
    const size = predicted.shape.at(-1)!;
    const rest = tf.sub(bandMask([size, size], 0, 0), tf.matMul(gain, observation));
    return {
      predicted,
      factor,
      gain,
      filtered: tf.add(between(rest, predicted), between(gain, noise)),
    };
  };
  return unrolled(steps, update(initial.covariance), ({ filtered }) =>
    update(tf.add(between(transition, filtered), transitionNoise.covariance)),
  );
}

/** The means of the filter, for observations as columns. */
export function filteredMeans(
  space: StateSpace,
  gains: readonly KalmanGain[],
  x: readonly Tensor[],
): FilteredMean[] {
  const { steps, initial, transition, transitionNoise, observation, observationNoise } = space;
  const update = (predicted: Tensor, t: number): FilteredMean => {
    const expected = tf.add(tf.matMul(observation, predicted), observationNoise.mean);
    const innovation = tf.sub(x[t]!, expected);
    const filtered = tf.add(predicted, tf.matMul(gains[t]!.gain, innovation));
    return { predicted, innovation, filtered };
  };
  return unrolled(steps, update(initial.mean, 0), ({ filtered }, t) =>
    update(tf.add(tf.matMul(transition, filtered), transitionNoise.mean), t),
  );
}

/** Log probability of columns of observations, `[..., 1, k]`: of what each has of new. */
export function logLikelihood(space: StateSpace, x: readonly Tensor[]): Tensor {
  const gains = kalmanGains(space);
  const terms = filteredMeans(space, gains, x).map(({ innovation }, t) => {
    const { factor } = gains[t]!;
    const white = triangularSolve(factor, innovation);
    const logDet = tf.reshape(triangularLogDet(factor), [...factor.shape.slice(0, -2), 1, 1]);
    const squares = tf.sum(tf.square(white), -2, true);
    const constant = 0.5 * factor.shape.at(-1)! * Math.log(2 * Math.PI);
    return tf.add(tf.add(tf.mul(squares, 0.5), logDet), constant);
  });
  return tf.neg(terms.reduce((total, term) => tf.add(total, term)));
}

/** The covariances of the states given all observations. */
export function smoothedCovariances(space: StateSpace): Tensor[] {
  const gains = kalmanGains(space);
  return backwards(
    gains.map(({ filtered }) => filtered),
    (t, later) => {
      const change = tf.sub(later, gains[t + 1]!.predicted);
      return tf.add(gains[t]!.filtered, between(smootherGain(space, gains, t), change));
    },
  );
}

/** The means of the states given all observations, as columns. */
export function smoothedMeans(space: StateSpace, x: readonly Tensor[]): Tensor[] {
  const gains = kalmanGains(space);
  const means = filteredMeans(space, gains, x);
  return backwards(
    means.map(({ filtered }) => filtered),
    (t, later) => {
      const change = tf.sub(later, means[t + 1]!.predicted);
      return tf.add(means[t]!.filtered, tf.matMul(smootherGain(space, gains, t), change));
    },
  );
}

/** Pₜ Aᵀ P⁻¹ of the P that is predicted next. */
function smootherGain({ transition }: StateSpace, gains: readonly KalmanGain[], t: number): Tensor {
  const factor = cholesky(gains[t + 1]!.predicted);
  return swapped(choleskySolve(factor, tf.matMul(transition, gains[t]!.filtered)));
}

/** What is found from the end of a sequence: its last element, and each by the one after it. */
function backwards(
  filtered: readonly Tensor[],
  before: (t: number, later: Tensor) => Tensor,
): Tensor[] {
  const all = [...filtered];
  for (let t = all.length - 2; t >= 0; t--) all[t] = before(t, all[t + 1]!);
  return all;
}

/** Rows and columns of each matrix swapped. */
function swapped(x: Tensor): Tensor {
  const axes = Array.from({ length: x.rank }, (_, axis) => axis);
  return tf.transpose(x, [...axes.slice(0, -2), x.rank - 1, x.rank - 2]);
}
