import type { Scalar, Tensor } from '@tensorflow/tfjs-core';
import type { Key } from '@gen/core';

/** The states after a turn, and what they weigh by it. */
export type Advance = {
  /** States after a transition at the new temperature, `[chains, ...event]`. */
  readonly state: Tensor;
  /** log p̃ at the new temperature less that at the old one, of the states before, `[chains]`. */
  readonly logRatio: Tensor;
};

/**
 * Unnormalised densities p̃_β from one whose normalizer is known, β = 0, to one that is asked for,
 * β = 1, with a transition that leaves each as it is.
 *
 * Inverse temperatures are scalars in tensors, since they change from turn to turn of a recorded
 * loop. What is returned belongs to the caller.
 */
export interface AnnealedPath {
  /** What is annealed, for messages and reports: `RBM 784×500`. */
  readonly name: string;
  /** Log normalizer of the base in nats, a scalar. */
  baseLogZ(): Tensor;
  /** Exact draws of the base, `[count, ...event]`. */
  sampleBase(key: Key, count: number): Tensor;
  /** log p̃_to(x) − log p̃_from(x) in nats, `[chains]`. */
  logRatio(state: Tensor, from: Scalar, to: Scalar): Tensor;
  /** Draws of a transition that leaves p_β invariant, of the shape of `state`. */
  transition(key: Key, state: Tensor, beta: Scalar): Tensor;
  /** `logRatio`, then `transition` at `to`, where the two share work. */
  advance?(key: Key, state: Tensor, from: Scalar, to: Scalar): Advance;
}
