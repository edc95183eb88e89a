const polynomial = (coefficients: readonly number[], x: number): number =>
  coefficients.reduceRight((sum, coefficient) => sum * x + coefficient, 0);

// Numerators and denominators, from the constant term up.
const MIDDLE = [
  [3.3871327179, 50.434271938, 159.29113202, 59.10937472],
  [1, 17.895169469, 78.757757664, 67.1875636],
] as const;
const TAIL = [
  [1.4234372777, 2.75681539, 1.3067284816, 0.17023821103],
  [1, 0.7370016425, 0.12021132975],
] as const;
const FAR_TAIL = [
  [6.657905115, 3.081222633, 0.42868294337, 0.017337203997],
  [1, 0.24197894225, 0.012258202635],
] as const;

const ratio = ([above, below]: readonly [readonly number[], readonly number[]], x: number) =>
  polynomial(above, x) / polynomial(below, x);

/**
 * Quantile of the standard normal distribution, Φ⁻¹(p), of one number on the host, to about seven
 * digits (Wichura 1988, "Algorithm AS 241: The Percentage Points of the Normal Distribution", PPND7,
 * https://doi.org/10.2307/2347330). `ndtri` is the same of a tensor, with a gradient.
 *
 * @param p probability in [0, 1].
 *
 * @example
 * ```ts
 * import { standardNormalQuantile } from '@gen/core/special';
 *
 * const z = standardNormalQuantile(0.975); // 1.959964
 * ```
 */
export function standardNormalQuantile(p: number): number {
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) return q * ratio(MIDDLE, 0.180625 - q * q);
  const r = Math.sqrt(-Math.log(Math.min(p, 1 - p)));
  if (r === Infinity) return Math.sign(q) * Infinity;
  return Math.sign(q) * (r <= 5 ? ratio(TAIL, r - 1.6) : ratio(FAR_TAIL, r - 5));
}
