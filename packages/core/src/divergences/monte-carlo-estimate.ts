import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { stopGradient } from '../derivatives/stop-gradient.js';

/** An average over draws, and how far from its expectation it may be. */
export interface MonteCarloEstimate {
  /** The estimate. */
  readonly value: Tensor;
  /**
   * Its standard deviation, as estimated from the same draws; ∞ where there is one draw only, of which
   * nothing can be said. No gradient passes through it.
   */
  readonly standardError: Tensor;
}

/** Computes both parts of an estimate in one tidy. */
export function tidyEstimate(compute: () => MonteCarloEstimate): MonteCarloEstimate {
  return tf.tidy((): { value: Tensor; standardError: Tensor } => ({ ...compute() }));
}

/** The mean of terms over their first axis: mean and √(s² / S), with s² divided by S − 1. */
export function meanOfDraws(terms: Tensor): MonteCarloEstimate {
  const value = tf.mean(terms, 0);
  return { value, standardError: errorOfMean(terms) };
}

/** Standard error of the mean of terms over their first axis. */
export function errorOfMean(terms: Tensor): Tensor {
  const draws = terms.shape[0]!;
  if (draws === 1) return tf.fill(terms.shape.slice(1), Infinity);
  const constant = stopGradient(terms);
  const squares = tf.square(tf.sub(constant, tf.mean(constant, 0, true)));
  return tf.sqrt(tf.div(tf.mean(squares, 0), draws - 1));
}
