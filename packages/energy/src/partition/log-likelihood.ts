import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Key } from '@gen/core';
import type { Batches } from '@gen/core/train';
import type { EnergyModel } from '../energy-model.js';
import {
  inNats,
  type ExactPartition,
  type Partition,
  type PartitionEstimate,
} from './partition.js';
import { meanOver, type MeanOverOptions } from './mean-over.js';

/** What log-likelihoods of every kind tell. */
interface LogLikelihoodBase {
  /** Mean log-likelihood of an example, in nats. */
  readonly mean: number;
  /** Standard error of the mean over examples, log Z left out. */
  readonly standardError: number;
  /** Number of examples. */
  readonly count: number;
  /** The mean with the greatest log Z of its interval, ln(Ẑ + 3σ). */
  readonly low: number;
  /** The mean with the smallest log Z of its interval, ln(Ẑ − 3σ). */
  readonly high: number;
  /** Why it is not to be trusted, a sentence each. */
  readonly warnings: readonly string[];
  /** One line that says what it is. */
  toString(): string;
}

/** A log-likelihood with an exact normalizer. */
export interface ExactLogLikelihood extends LogLikelihoodBase {
  /** It is exact, but for rounding. */
  readonly kind: 'exact';
}

/** A log-likelihood with an estimated normalizer. */
export interface EstimatedLogLikelihood extends LogLikelihoodBase {
  /** It is an estimate: another key gives another number. */
  readonly kind: 'estimate';
  /** On which side of the truth its expectation lies: above it, with forward AIS. */
  readonly expectation: 'above' | 'below' | 'either side';
}

/** A variational bound on a log-likelihood, as of models with more than one hidden layer. */
export interface LogLikelihoodBound extends LogLikelihoodBase {
  /** It is a lower bound, as far as its log normalizer is known. */
  readonly kind: 'lowerBound';
  /** How the log normalizer is known. */
  readonly partition: Partition['kind'];
}

/** The mean log-likelihood of data, and what it is. */
export type LogLikelihood = ExactLogLikelihood | EstimatedLogLikelihood | LogLikelihoodBound;

/**
 * −F(x) of each example where that is the log density up to log Z, or a lower bound on it, `[batch]`; where it
 * is an estimate, by the key.
 */
export type UnnormalizedLogProb = (x: Tensor, key: Key) => Tensor;

/** Options of {@link logLikelihoodBound}. */
export interface LogLikelihoodBoundOptions extends MeanOverOptions {
  /** What a bound that is an estimate draws by. */
  readonly key?: Key;
}

/**
 * The mean log-likelihood of data under a model.
 *
 *     log p(x) = −F(x) − log Z
 *
 * Its type says what it is: exact with an exact normalizer, and otherwise an estimate; with log Z by
 * forward AIS it is too high in expectation.
 *
 * @param data examples `[count, ...event]`, borrowed, or batches of one epoch.
 * @param partition log Z of the model as it is now.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { key } from '@gen/core';
 * import { binaryUnits, exactLogPartition, logLikelihood, RBM } from '@gen/energy';
 *
 * const rbm = new RBM({ visible: binaryUnits(6), hidden: binaryUnits(3), key: key(0) });
 * const score = await logLikelihood(rbm, tf.zeros([10, 6]), await exactLogPartition(rbm));
 * console.log(`${score}`); // log p(x) = −4.1… nats (exact; 10 examples, ± 0.000)
 * rbm.dispose();
 * ```
 */
export async function logLikelihood(
  model: Pick<EnergyModel, 'freeEnergy'>,
  data: Tensor | Batches<Tensor>,
  partition: ExactPartition,
  options?: MeanOverOptions,
): Promise<ExactLogLikelihood>;
export async function logLikelihood(
  model: Pick<EnergyModel, 'freeEnergy'>,
  data: Tensor | Batches<Tensor>,
  partition: PartitionEstimate,
  options?: MeanOverOptions,
): Promise<EstimatedLogLikelihood>;
export async function logLikelihood(
  model: Pick<EnergyModel, 'freeEnergy'>,
  data: Tensor | Batches<Tensor>,
  partition: Partition,
  options?: MeanOverOptions,
): Promise<ExactLogLikelihood | EstimatedLogLikelihood>;
export async function logLikelihood(
  model: Pick<EnergyModel, 'freeEnergy'>,
  data: Tensor | Batches<Tensor>,
  partition: Partition,
  options: MeanOverOptions = {},
): Promise<ExactLogLikelihood | EstimatedLogLikelihood> {
  const score = await scored((x) => tf.neg(model.freeEnergy(x)), data, partition, options);
  if (partition.kind === 'exact') return withLine({ ...score, kind: 'exact' });
  const side = { below: 'above', above: 'below', 'either side': 'either side' } as const;
  return withLine({
    ...score,
    kind: 'estimate',
    expectation: side[partition.expectation],
  });
}

/**
 * The mean of a variational lower bound on the log-likelihood of data.
 *
 *     log p(x) ≥ L(x) − log Z
 *
 * What follows on an estimate of log Z is a bound only as far as that is right, and its line says so.
 *
 * @param bound L(x), a lower bound on the logarithm of the unnormalised density, of examples: `[batch]`.
 * @param data examples `[count, ...event]`, borrowed, or batches of one epoch.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { key } from '@gen/core';
 * import { binaryUnits, exactLogPartition, logLikelihoodBound, RBM } from '@gen/energy';
 *
 * const rbm = new RBM({ visible: binaryUnits(6), hidden: binaryUnits(3), key: key(0) });
 * // Without hidden units on, what is left of the sum over hidden states is less than all of it.
 * const oneTerm = (x: tf.Tensor) => tf.neg(rbm.energy(x, tf.zeros([x.shape[0]!, 3])));
 * const score = await logLikelihoodBound(oneTerm, tf.zeros([10, 6]), await exactLogPartition(rbm));
 * console.log(`${score}`); // log p(x) ≥ −6.2… nats (lower bound; …
 * rbm.dispose();
 * ```
 */
export async function logLikelihoodBound(
  bound: UnnormalizedLogProb,
  data: Tensor | Batches<Tensor>,
  partition: Partition,
  { key, ...options }: LogLikelihoodBoundOptions = {},
): Promise<LogLikelihoodBound> {
  const score = await scored(bound, data, partition, options, key);
  return withLine({ ...score, kind: 'lowerBound', partition: partition.kind });
}

async function scored(
  logProb: UnnormalizedLogProb,
  data: Tensor | Batches<Tensor>,
  { logZ, low, high, warnings }: Partition,
  options: MeanOverOptions,
  key?: Key,
): Promise<Omit<LogLikelihoodBase, 'toString'>> {
  const { mean, standardError, count } = await meanOver(data, logProb, options, key);
  return {
    mean: mean - logZ,
    standardError,
    count,
    low: mean - high,
    high: mean - low,
    warnings,
  };
}

function withLine<L extends Omit<LogLikelihood, 'toString'>>(score: L): L & { toString(): string } {
  return { ...score, toString: () => logLikelihoodText(score as unknown as LogLikelihood) };
}

function logLikelihoodText(score: LogLikelihood): string {
  const { mean, low, high, standardError, count, warnings } = score;
  const over = `${count} examples, ± ${standardError.toFixed(3)}`;
  const interval = `ln(Ẑ ± 3σ): ${inNats(low)} … ${inNats(high)}`;
  const line = {
    exact: () => `log p(x) = ${inNats(mean, 4)} nats (exact; ${over})`,
    estimate: () =>
      `log p(x) ≈ ${inNats(mean)} nats (estimate, by an estimated log Z` +
      `${sideOf(score)}; ${interval}; ${over})`,
    lowerBound: () =>
      `log p(x) ≥ ${inNats(mean)} nats (lower bound` +
      ((score as LogLikelihoodBound).partition === 'exact'
        ? `; ${over})`
        : `, if the estimated log Z is right; ${interval}; ${over})`),
  }[score.kind]();
  return warnings.length === 0 ? line : `${line}. Not to be trusted: ${warnings.join(' ')}`;
}

const sideOf = (score: LogLikelihood): string => {
  const { expectation } = score as EstimatedLogLikelihood;
  if (expectation === 'either side') return '';
  return `, too ${expectation === 'above' ? 'high' : 'low'} in expectation`;
};
