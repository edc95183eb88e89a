import { checkCount, InputError } from '@gen/core';
import { inNats, type PartitionEstimate } from './partition.js';

/** Options of {@link diagnosePartition}. */
export interface DiagnosePartitionOptions {
  /** What two estimates may differ by, besides three of their standard errors, in nats. */
  readonly tolerance?: number;
}

/** Whether estimates of a log normalizer are to be trusted. */
export interface PartitionDiagnosis {
  /** Whether nothing speaks against them. */
  readonly trusted: boolean;
  /** What speaks against them, a sentence each. */
  readonly warnings: readonly string[];
  /** The greatest estimate less the smallest, in nats. */
  readonly spread: number;
  /** The lower end of the lowest, ln(Ẑ − 3σ). */
  readonly low: number;
  /** The upper end of the highest, ln(Ẑ + 3σ). */
  readonly high: number;
  /** One line that says it. */
  toString(): string;
}

/**
 * Says whether estimates of one log normalizer, made in different ways, are to be trusted together.
 *
 * The standard error of annealed importance sampling knows only of what its chains have seen: where
 * they all miss the modes that hold the mass, it is small and the estimate wrong by many nats, as from a
 * uniform base on a trained Boltzmann machine. What shows it is another way there that disagrees: reverse
 * runs from draws of the model ({@link bracketPartition}), or runs from another base. What their own
 * weights tell, effective sample sizes and heavy tails, is told too.
 *
 * Source: Salakhutdinov & Murray 2008, §4 (bases); Burda, Grosse & Salakhutdinov 2015,
 * https://arxiv.org/abs/1412.8566 (reverse runs).
 *
 * @throws InputError where there is no estimate.
 *
 * @example
 * ```ts
 * import { diagnosePartition, type PartitionEstimate } from '@gen/energy';
 *
 * // Of estimates by annealedImportanceSampling, reverseAnnealedImportanceSampling, bridgeSampling:
 * const isTrusted = (estimates: PartitionEstimate[]) => diagnosePartition(estimates).trusted;
 * ```
 */
export function diagnosePartition(
  estimates: readonly PartitionEstimate[],
  { tolerance = 1 }: DiagnosePartitionOptions = {},
): PartitionDiagnosis {
  checkCount('diagnosePartition', 'estimates', estimates.length);
  if (!(tolerance >= 0)) throw badTolerance(tolerance);
  const values = estimates.map(({ logZ }) => logZ);
  const warnings = [
    ...estimates.flatMap(({ method, warnings: own }) => own.map((each) => `${method}: ${each}`)),
    ...disagreements(estimates, tolerance),
  ];
  const diagnosis = {
    trusted: warnings.length === 0,
    warnings,
    spread: Math.max(...values) - Math.min(...values),
    low: Math.min(...estimates.map(({ low }) => low)),
    high: Math.max(...estimates.map(({ high }) => high)),
  };
  return { ...diagnosis, toString: () => diagnosisText(diagnosis) };
}

/** Pairs of neighbours, by value, that lie too far apart. */
function disagreements(estimates: readonly PartitionEstimate[], tolerance: number): string[] {
  const sorted = estimates.toSorted((a, b) => a.logZ - b.logZ);
  return sorted.slice(1).flatMap((above, i) => {
    const below = sorted[i]!;
    const apart = above.logZ - below.logZ;
    const noise = 3 * Math.hypot(above.standardError, below.standardError);
    // An infinite error forgives nothing here: it is a warning of its own.
    if (apart <= tolerance + (Number.isFinite(noise) ? noise : 0)) return [];
    return [
      `${below.method} gives ${inNats(below.logZ, 2)} and ${above.method} ${inNats(above.logZ, 2)}, ` +
        `${apart.toFixed(1)} nats apart at an error of ${(noise / 3).toFixed(2)}: the chains of one miss ` +
        `what those of the other visit. Take base rates of the data, more temperatures, or better draws of ` +
        `the model.`,
    ];
  });
}

const diagnosisText = ({
  trusted,
  warnings,
  low,
  high,
}: Omit<PartitionDiagnosis, 'toString'>): string =>
  `log Z from ${inNats(low)} to ${inNats(high)} nats: ` +
  (trusted
    ? 'the estimates agree (which proves nothing about modes that none of them visits).'
    : `not to be trusted. ${warnings.join(' ')}`);

const badTolerance = (tolerance: number): InputError =>
  new InputError({
    callee: 'diagnosePartition',
    argument: 'tolerance',
    expected: 'nats, at least 0',
    got: `${tolerance}`,
  });
