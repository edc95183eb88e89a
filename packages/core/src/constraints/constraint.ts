import type { Bijector } from '../bijectors/bijector.js';
import type { Parameter } from '../distributions/parameter.js';

/** Where something may lie: a parameter of a distribution, or what is drawn from one. */
export interface Constraint {
  /** What is inside, as it reads after "expected": `a number above 0`. */
  readonly name: string;
  /** Number of axes of what is judged as one: 0 for numbers, 1 for vectors, 2 for matrices. */
  readonly eventRank: number;
  /** What it depends on, where that is a tensor; each broadcasts with the batch of what is judged. */
  readonly ends?: readonly Parameter[];
  /**
   * How far one event is outside, in numbers of JavaScript, for messages: 0 inside, else above 0.
   * NaN is outside everything and is not asked for.
   *
   * @param ends the numbers of `ends` that belong to the event; without, those that are tensors hold
   *   nothing back
   */
  violation(event: readonly number[], shape: readonly number[], ends?: readonly number[]): number;
}

/** A constraint on events of a continuous space: the image of ℝⁿ under a bijector. */
export interface ContinuousConstraint extends Constraint {
  /** A bijector from ℝⁿ onto the inside. */
  readonly bijector: Bijector;
}
