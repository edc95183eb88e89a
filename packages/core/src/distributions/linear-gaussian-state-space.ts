import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkBroadcast } from '../broadcast-shape.js';
import { checkShape, checkTrailingShape } from '../check-shape.js';
import { realMatrix } from '../constraints/real-matrix.js';
import { checkMatrix, checkSquare } from '../linalg/check-matrix.js';
import { diagonalPart } from '../linalg/diagonal-part.js';
import { gaussian } from '../random/gaussian.js';
import type { Key } from '../random/key.js';
import { split } from '../random/split.js';
import type { Shape } from '../shape.js';
import { defineDistribution } from './define-distribution.js';
import type {
  Distribution,
  HasCheckedParameters,
  HasMean,
  HasVariance,
  Reparameterized,
} from './distribution.js';
import {
  filteredMeans,
  kalmanGains,
  logLikelihood,
  marginals,
  smoothedCovariances,
  smoothedMeans,
  type Moments,
  type StateSpace,
} from './kalman.js';
import { checkSteps } from './markov-chain.js';
import type { MultivariateNormal } from './multivariate-normal.js';
import { overColumns } from './over-columns.js';

/** What a linear-Gaussian state space model is made of; batch shapes broadcast. */
export interface LinearGaussianStateSpaceOptions {
  /** Distribution of the first state, of n coordinates. */
  readonly initial: MultivariateNormal;
  /** A of a next state, `[..., n, n]`. */
  readonly transitionMatrix: Tensor;
  /** Distribution of what is added to a next state, of n coordinates. */
  readonly transitionNoise: MultivariateNormal;
  /** C of an observation of m coordinates, `[..., m, n]`. */
  readonly observationMatrix: Tensor;
  /** Distribution of what is added to an observation, of m coordinates. */
  readonly observationNoise: MultivariateNormal;
  /** Number T of observations. */
  readonly steps: number;
}

/** Normal distributions of the states given observations. */
export interface StatePosterior {
  /** Means, `[...sample, ...batch, steps, n]`. */
  readonly mean: Tensor;
  /** Covariances, which do not depend on the observations, `[...batch, steps, n, n]`. */
  readonly covariance: Tensor;
}

/** A linear-Gaussian state space model: what {@link linearGaussianStateSpace} makes. */
export interface LinearGaussianStateSpace
  extends Distribution, HasCheckedParameters, HasMean, HasVariance, Reparameterized {
  /** The family's name. */
  readonly family: 'LinearGaussianStateSpace';
  /** The states given the observations up to each, by the filter of Kalman. */
  filter(x: Tensor): StatePosterior;
  /** The states given all observations, by the smoother of Rauch, Tung & Striebel. */
  smooth(x: Tensor): StatePosterior;
}

/**
 * Distribution of the observations of a linear-Gaussian state space model, an event `[steps, m]`.
 *
 *     z₁ ~ initial,   zₜ = A zₜ₋₁ + q,   xₜ = C zₜ + r,   q ~ transitionNoise, r ~ observationNoise
 *
 * `logProb` is exact, by the filter of Kalman in Joseph's form: its covariances do not depend on x and are
 * computed once for all samples. `sample` is reparameterized (Särkkä 2013, "Bayesian filtering and
 * smoothing", theorems 4.2 and 8.2, https://doi.org/10.1017/CBO9781139344203).
 *
 * @throws InputError where sizes do not fit.
 *
 * @example
 * ```ts
 * import { key, linearGaussianStateSpace, multivariateNormalDiag } from '@gen/core';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const walk = linearGaussianStateSpace({
 *   initial: multivariateNormalDiag({ loc: tf.zeros([1]) }),
 *   transitionMatrix: tf.ones([1, 1]),
 *   transitionNoise: multivariateNormalDiag({ scale: tf.tensor1d([0.1]) }),
 *   observationMatrix: tf.ones([1, 1]),
 *   observationNoise: multivariateNormalDiag({ scale: tf.tensor1d([0.5]) }),
 *   steps: 10,
 * });
 * const x = walk.sample(key(0), [64]); // [64, 10, 1]
 * const logProb = walk.logProb(x); // [64]
 * const { mean } = walk.smooth(x); // [64, 10, 1]
 * ```
 */
export function linearGaussianStateSpace(
  options: LinearGaussianStateSpaceOptions,
): LinearGaussianStateSpace {
  const { initial, transitionMatrix, transitionNoise } = options;
  const { observationMatrix, observationNoise, steps } = options;
  checkSizes(options);
  const parts = [initial, transitionNoise, observationNoise];
  const matrices = [transitionMatrix, observationMatrix];
  const stateSize = initial.eventShape[0]!;
  const size = observationNoise.eventShape[0]!;
  const space = (): StateSpace => ({
    steps,
    initial: momentsOf(initial),
    transition: transitionMatrix,
    transitionNoise: momentsOf(transitionNoise),
    observation: observationMatrix,
    observationNoise: momentsOf(observationNoise),
  });
  const defined = defineDistribution({
    family: 'LinearGaussianStateSpace',
    parameters: {
      transitionMatrix: [transitionMatrix, realMatrix],
      observationMatrix: [observationMatrix, realMatrix],
    },
    parts,
    batchShape: batchOf(parts, matrices),
    eventShape: [steps, size],
    reparameterized: 'location and scale',
    draw: (key, whole) => draw(key, whole, options),
    logProb: (x) => {
      const ofEach = overObservations(x, 1, (columns) => logLikelihood(space(), columns));
      return tf.squeeze(ofEach, [-1]);
    },
    mean: () =>
      tf.stack(
        marginals(space()).map(({ mean }) => tf.squeeze(mean, [-1])),
        -2,
      ),
    variance: () => tf.stack(marginals(space()).map(({ covariance }) => diagonalPart(covariance)), -2), // prettier-ignore
  });
  const { batchShape } = defined;
  const overObservations = (x: Tensor, rows: number, f: (columns: Tensor[]) => Tensor): Tensor => {
    const flat = tf.reshape(x, [...x.shape.slice(0, -2), steps * size]);
    return overColumns(flat, batchShape.length, rows, (columns) =>
      f(tf.split(columns, steps, columns.rank - 2)),
    );
  };
  const posterior =
    (
      method: string,
      compute: (space: StateSpace, columns: Tensor[]) => Tensor[],
      covariances: (space: StateSpace) => Tensor[],
    ) =>
    (x: Tensor): StatePosterior => {
      checkTrailingShape(`linearGaussianStateSpace.${method}`, 'x', x.shape, [steps, size]);
      return tf.tidy(() => {
        const flat = overObservations(x, steps * stateSize, (columns) =>
          tf.concat(compute(space(), columns), -2),
        );
        const mean = tf.reshape(flat, [...flat.shape.slice(0, -1), steps, stateSize]);
        const sides = [stateSize, stateSize];
        const spread = covariances(space()).map((each) =>
          tf.broadcastTo(each, [...batchShape, ...sides]),
        );
        return { mean, covariance: tf.stack(spread, batchShape.length) };
      }) as StatePosterior;
    };
  return {
    ...defined,
    filter: posterior(
      'filter',
      (of, x) => filteredMeans(of, kalmanGains(of), x).map(({ filtered }) => filtered),
      (of) => kalmanGains(of).map(({ filtered }) => filtered),
    ),
    smooth: posterior('smooth', smoothedMeans, smoothedCovariances),
  };
}

const momentsOf = (d: MultivariateNormal): Moments => ({
  mean: tf.expandDims(d.mean(), -1),
  covariance: d.covariance(),
});

/** States one after another, then what is observed of all of them at once. */
function draw(
  key: Key,
  whole: Shape,
  {
    initial,
    transitionMatrix,
    transitionNoise,
    observationMatrix,
    observationNoise,
    steps,
  }: LinearGaussianStateSpaceOptions,
): Tensor {
  if (whole.includes(0)) return tf.zeros([...whole]);
  const lead = whole.slice(0, -2);
  const [forFirst, forStates, forNoise] = split(key, 3);
  const states = [around(initial, forFirst, lead)];
  const noise = tf.unstack(around(transitionNoise, forStates, [steps, ...lead]), 0);
  for (let t = 1; t < steps; t++) {
    states.push(tf.add(times(transitionMatrix, states[t - 1]!), noise[t]!));
  }
  const observed = times(observationMatrix, tf.stack(states, 0));
  const all = tf.add(observed, around(observationNoise, forNoise, [steps, ...lead]));
  const axes = lead.map((_, axis) => axis + 1);
  return tf.transpose(all, [...axes, 0, lead.length + 1]);
}

/** Draws of a multivariate normal, `[...lead, n]`, where its batch broadcasts to the end of `lead`. */
function around(d: MultivariateNormal, key: Key, lead: Shape): Tensor {
  const { rank, batchRank, color } = d.scatter();
  const noise = gaussian(key, [...lead, rank]);
  return tf.add(d.mean(), overColumns(noise, batchRank, d.eventShape[0]!, color));
}

/** M v of vectors. */
const times = (matrix: Tensor, vectors: Tensor): Tensor =>
  overColumns(vectors, matrix.rank - 2, matrix.shape.at(-2)!, (columns) =>
    tf.matMul(matrix, columns),
  );

/** The shape that all batches broadcast to. */
function batchOf(parts: readonly Distribution[], matrices: readonly Tensor[]): Shape {
  const batches = [
    ...parts.map(({ batchShape }) => batchShape),
    ...matrices.map(({ shape }) => shape.slice(0, -2)),
  ];
  return batches.reduce((shape, each) =>
    checkBroadcast('linearGaussianStateSpace', 'batch', each, shape),
  );
}

function checkSizes(options: LinearGaussianStateSpaceOptions): void {
  const { initial, transitionMatrix, transitionNoise } = options;
  const { observationMatrix, observationNoise } = options;
  const callee = 'linearGaussianStateSpace';
  checkSteps(callee, options.steps);
  checkSquare(callee, 'transitionMatrix', transitionMatrix);
  checkMatrix(callee, 'observationMatrix', observationMatrix);
  const [n, m] = [initial.eventShape[0]!, observationNoise.eventShape[0]!];
  checkTrailingShape(callee, 'transitionMatrix', transitionMatrix.shape, [n, n]);
  checkShape(callee, 'transitionNoise', transitionNoise.eventShape, [n]);
  checkTrailingShape(callee, 'observationMatrix', observationMatrix.shape, [m, n]);
}
