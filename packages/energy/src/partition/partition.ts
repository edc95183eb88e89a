/** What a log normalizer is known by. */
interface PartitionBase {
  /** Natural logarithm of the normalizer, in nats. */
  readonly logZ: number;
  /** Standard error of `logZ`; 0 where it is exact. */
  readonly standardError: number;
  /** ln(Ẑ − 3σ); −∞ where σ is a third of Ẑ or more. */
  readonly low: number;
  /** ln(Ẑ + 3σ). */
  readonly high: number;
  /** Why it is not to be trusted, a sentence each; empty where nothing speaks against it. */
  readonly warnings: readonly string[];
  /** One line that says what it is. */
  toString(): string;
}

/** A log normalizer by enumeration, or one that is known. */
export interface ExactPartition extends PartitionBase {
  /** It is exact, but for rounding. */
  readonly kind: 'exact';
  /** How it was found: `by enumeration`. */
  readonly method: string;
}

/** On which side of log Z the expectation of an estimate of it lies, by Jensen's inequality. */
export type ExpectationSide = 'below' | 'above' | 'either side';

/** A log normalizer by sampling. */
export interface PartitionEstimate extends PartitionBase {
  /** It is an estimate: another key gives another number. */
  readonly kind: 'estimate';
  /** How it was made: `AIS`, `reverse AIS`, `bridge sampling`. */
  readonly method: string;
  /** On which side of log Z its expectation lies. Forward AIS is below, and so flatters likelihoods. */
  readonly expectation: ExpectationSide;
  /** Number of chains. */
  readonly chains: number;
  /** Effective sample size (Σw)² / Σw², from 1 to the number of chains. */
  readonly effectiveSampleSize: number;
  /** Standard deviation of the log weights, in nats. */
  readonly logWeightDeviation: number;
}

/** A log normalizer, and how well it is known. */
export type Partition = ExactPartition | PartitionEstimate;

/** Nats as they are printed. */
export const inNats = (x: number, digits = 3): string =>
  x.toFixed(digits).replace('Infinity', '∞').replace('-', '−');

/** One line on a log normalizer. */
export function partitionText(partition: Omit<Partition, 'toString'>): string {
  const { logZ, low, high, warnings, method } = partition;
  if (partition.kind === 'exact') return `log Z = ${inNats(logZ, 4)} nats (exact, ${method})`;
  const { expectation, chains, effectiveSampleSize } = partition as PartitionEstimate;
  const side = expectation === 'either side' ? '' : `, ${expectation} log Z in expectation`;
  const line =
    `log Z ≈ ${inNats(logZ)} nats (estimate by ${method}${side}; ` +
    `ln(Ẑ ± 3σ) = ${inNats(low)} … ${inNats(high)}; ${chains} chains, ` +
    `effective ${effectiveSampleSize.toFixed(1)})`;
  return warnings.length === 0 ? line : `${line}. Not to be trusted: ${warnings.join(' ')}`;
}

/** Adds the line that a log normalizer prints as. */
export const withText = <P extends Omit<Partition, 'toString'>>(
  partition: P,
): P & { toString(): string } => ({
  ...partition,
  toString: () => partitionText(partition),
});
