import type { Tensor } from '@tensorflow/tfjs-core';
import type { Distribution } from '@gen/core';
import type { Estimator } from '@gen/core/estimators';

/** An expectation whose gradient is known. */
export interface EstimatorProblem<Q extends Distribution = Distribution> {
  /** What it is, in words of a table. */
  readonly name: string;
  /** The parameters, each of one vector, which get batch axes in front. */
  readonly parameters: readonly (readonly number[])[];
  /** q of the parameters `[...batch, size]`, of batch shape `[...batch]`. */
  readonly distribution: (...parameters: Tensor[]) => Q;
  /** f, which may depend on q. */
  readonly f: (z: Tensor, q: Q) => Tensor;
  /** The expectation, a scalar, as a differentiable function of the parameters `[size]`. */
  readonly exact: (...parameters: Tensor[]) => Tensor;
}

/** An estimator at work on a problem. */
export interface EstimatorCase {
  /** The name of the function, and what it was made of. */
  readonly name: string;
  /** The problem, with the estimator in it. */
  readonly measured: Measured;
  /** Number of draws of one estimate. */
  readonly samples: number;
  /** Whether its gradient is known to be biased. */
  readonly isBiased: boolean;
  /** Whether it differentiates f. */
  readonly differentiates: boolean;
}

/** A problem and an estimator that fits it. */
export interface Measured {
  /** The problem. */
  readonly problem: EstimatorProblem;
  /** The estimator. */
  readonly estimator: Estimator;
}
