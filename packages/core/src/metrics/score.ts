import { meanOf, varianceOf } from './moments.js';

/** A score, and how far from what it estimates it may be. */
export interface Score {
  /** The score. */
  readonly value: number;
  /** Its standard error. */
  readonly standardError: number;
}

/** The mean of numbers that are drawn independently, with √(s² / n); ∞ where there is one only. */
export function meanScore(values: ArrayLike<number>): Score {
  const standardError =
    values.length > 1 ? Math.sqrt(varianceOf(values) / values.length) : Infinity;
  return { value: meanOf(values), standardError };
}

/**
 * A proportion of n independent trials, with √(p (1 − p) / n), where p is that of two more successes and
 * two more failures, so that 0 of n and n of n are not certain (Agresti & Coull 1998).
 */
export function proportionScore(successes: number, trials: number): Score {
  const p = (successes + 2) / (trials + 4);
  return { value: successes / trials, standardError: Math.sqrt((p * (1 - p)) / (trials + 4)) };
}
