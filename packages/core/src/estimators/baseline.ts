import type { Scalar, Tensor } from '@tensorflow/tfjs-core';
import type { Distribution } from '../distributions/distribution.js';

/** What a baseline may be computed from. */
export interface BaselineInputs<Q extends Distribution = Distribution> {
  /** f of the draws, `[samples, ...batchShape]`. */
  readonly values: Tensor;
  /** q_φ. */
  readonly distribution: Q;
  /** f itself, from `[draws, ...batchShape, ...eventShape]` to `[draws, ...batchShape]`. */
  readonly f: (z: Tensor) => Tensor;
}

/** A baseline, and what its parameters minimise. */
export interface BaselineResult {
  /** What is taken from f, a shape that broadcasts to `[samples, ...batchShape]`. */
  readonly baseline: Tensor;
  /** What its parameters minimise, where it has any. */
  readonly auxiliary?: Scalar;
}

/**
 * A number that is taken from f before it weighs the score, and is close to f: it leaves the gradient
 * without bias as long as it does not depend on the draw that it is taken from.
 */
export type Baseline<Q extends Distribution = Distribution> = (
  inputs: BaselineInputs<Q>,
) => BaselineResult;
