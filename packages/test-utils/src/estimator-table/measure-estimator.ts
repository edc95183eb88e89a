import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { key } from '@gen/core';
import { expectation } from '@gen/core/estimators';
import type { EstimatorCase } from './estimator-case.js';

/** What is known of an estimator's gradient after many estimates. */
export interface EstimatorMeasurement {
  /** Mean − exact gradient, of each parameter, in standard errors of the mean. */
  readonly standardErrors: readonly number[];
  /** The length of mean − exact gradient, relative to that of the exact gradient. */
  readonly relativeBias: number;
  /** Sum of the variances of the gradient's elements, of one estimate. */
  readonly variance: number;
  /** Points at which one estimate asks for f. */
  readonly evaluations: number;
  /** Mean − exact value, in standard errors. */
  readonly valueErrors: number;
}

/** Makes as many estimates as take `draws` draws, side by side in a batch, and compares their mean. */
export async function measureEstimator(
  { measured: { problem, estimator }, samples }: EstimatorCase,
  draws: number,
): Promise<EstimatorMeasurement> {
  const batch = Math.floor(draws / samples);
  let evaluations = 0;
  let values: Tensor = tf.scalar(0);
  const estimates = (...parameters: Tensor[]): Tensor => {
    const distribution = problem.distribution(...parameters);
    const f = (z: Tensor): Tensor => {
      evaluations += z.shape[0]!;
      return problem.f(z, distribution);
    };
    const { value } = expectation({ distribution, f, key: key(1), samples, estimator });
    // What is not returned from a function under a gradient is disposed, unless it is kept.
    tf.dispose(values);
    values = tf.keep(tf.clone(value));
    return value;
  };
  const { value, gradient, exact } = tf.tidy(() => {
    const own = problem.parameters.map((each) => tf.tensor1d([...each]));
    const repeated = own.map((each) => tf.tile(tf.expandDims(each, 0), [batch, 1]));
    const truth = tf.concat(tf.grads(problem.exact)(own));
    const all = tf.concat(tf.grads(estimates)(repeated), -1); // [batch, elements]
    return {
      value: moments(tf.sub(values, problem.exact(...own))),
      gradient: moments(tf.sub(all, truth)),
      exact: truth,
    };
  });
  try {
    const [errors, variances] = [await gradient.mean.data(), await gradient.variance.data()];
    const [[valueError = 0], [valueVariance = 0]] = [
      await value.mean.data(),
      await value.variance.data(),
    ];
    return {
      standardErrors: [...errors].map((error, i) => inErrors(error, variances[i]!, batch)),
      relativeBias: norm(errors) / norm(await exact.data()),
      variance: Array.from(variances).reduce((sum, each) => sum + each, 0),
      evaluations,
      valueErrors: inErrors(valueError, valueVariance, batch),
    };
  } finally {
    tf.dispose([values, value, gradient, exact]);
  }
}

const moments = (x: Tensor): { mean: Tensor; variance: Tensor } => {
  const mean = tf.mean(x, 0);
  return { mean, variance: tf.mean(tf.squaredDifference(x, mean), 0) };
};

/** An error in standard errors of the mean, to which rounding of single precision adds. */
const inErrors = (error: number, variance: number, count: number): number =>
  error / (Math.sqrt(variance / count) + 1e-5);

const norm = (x: ArrayLike<number>): number => Math.hypot(...Array.from(x));
