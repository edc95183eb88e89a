import { key } from '../random/key.js';
import { permutationIndices } from '../random/permutation-indices.js';
import { varianceOf } from './moments.js';
import type { Score } from './score.js';

/** Into how many blocks examples are put where nothing else is said. */
export const BLOCKS = 10;

/**
 * The standard error of a score from what it is without each of some blocks of equal size.
 *
 *     √((b − 1)² / b · s²),   s² the variance of the b scores
 *
 * (Künsch 1989, "The jackknife and the bootstrap for general stationary observations", §2.1; of blocks of one
 * example, Efron & Stein 1981, "The jackknife estimate of variance", https://doi.org/10.1214/aos/1176345462).
 */
export function jackknifeError(others: readonly number[]): number {
  const { length } = others;
  return length < 2 ? Infinity : Math.sqrt(((length - 1) ** 2 / length) * varianceOf(others));
}

/**
 * Scores of n examples with their standard errors by the jackknife. The examples, in whatever order they are,
 * are dealt to blocks at random, the same at every call; where there are fewer than blocks, each is one.
 *
 * @param scoresOf scores of the examples at some indices.
 */
export function jackknife<Name extends string>(
  n: number,
  scoresOf: (indices: Int32Array) => Readonly<Record<Name, number>>,
): Record<Name, Score> {
  const order = permutationIndices(key(0), n);
  const blocks = Math.min(BLOCKS, n);
  const without = (block: number): Int32Array => order.filter((_, i) => i % blocks !== block);
  const others = Array.from({ length: n < 2 ? 0 : blocks }, (_, i) => scoresOf(without(i)));
  const whole = scoresOf(Int32Array.from({ length: n }, (_, i) => i));
  const scores = Object.keys(whole).map((name) => {
    const standardError = jackknifeError(others.map((each) => each[name as Name]));
    return [name, { value: whole[name as Name], standardError }] as const;
  });
  return Object.fromEntries(scores) as Record<Name, Score>;
}
