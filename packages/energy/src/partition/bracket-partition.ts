import type { Tensor } from '@tensorflow/tfjs-core';
import { split } from '@gen/core';
import type { AnnealedPath } from './annealed-path.js';
import {
  annealedImportanceSampling,
  type AnnealedImportanceSamplingOptions,
} from './annealed-importance-sampling.js';
import { bridgeSampling } from './bridge-sampling.js';
import { diagnosePartition, type PartitionDiagnosis } from './diagnose-partition.js';
import type { AnnealedEstimate } from './of-log-weights.js';
import type { PartitionEstimate } from './partition.js';
import { reverseAnnealedImportanceSampling } from './reverse-annealed-importance-sampling.js';

/** Options of {@link bracketPartition}. */
export interface BracketPartitionOptions extends Omit<AnnealedImportanceSamplingOptions, 'resume'> {
  /** Draws of the model for the reverse chains, `[chains, ...event]`. */
  readonly samples: Tensor;
  /** Whether these are exact and independent. */
  readonly exact?: boolean;
  /** What forward and reverse may differ by, besides three standard errors, in nats. */
  readonly tolerance?: number;
}

/** A log normalizer from both sides. */
export interface PartitionBracket {
  /** From the base: below log Z in expectation. */
  readonly forward: AnnealedEstimate;
  /** From the model: above log Z in expectation, where the draws were exact. */
  readonly reverse: AnnealedEstimate;
  /** What both give together. */
  readonly bridge: PartitionEstimate;
  /** Whether they agree. */
  readonly diagnosis: PartitionDiagnosis;
  /** Three lines that say what each is. */
  toString(): string;
}

/**
 * Estimates a log normalizer from both sides, by forward and reverse annealed importance sampling and the
 * bridge between them, and says whether they agree.
 *
 *     E ln Ẑ(forward) ≤ ln Z ≤ E ln Ẑ(reverse)
 *
 * This tells what a forward run alone does not: that its chains have missed what draws of the model
 * visit. Such draws are those of a long chain, as persistent chains of training; even a training set
 * shows modes that are missed.
 *
 * Source: Grosse, Ghahramani & Adams 2015, "Sandwiching the marginal likelihood using bidirectional
 * Monte Carlo", https://arxiv.org/abs/1511.02543.
 *
 * @example
 * ```ts
 * import { bernoulli, independent, key } from '@gen/core';
 * import * as tf from '@tensorflow/tfjs-core';
 * import { bracketPartition, linearTemperatures, pathBetween } from '@gen/energy';
 *
 * const logits = tf.tensor1d([1, -2, 0.5]);
 * const path = pathBetween({
 *   name: 'three coins',
 *   base: independent(bernoulli({ logits: tf.zeros([3]) }), 1),
 *   freeEnergy: (x) => tf.neg(tf.sum(tf.mul(x, logits), -1)),
 *   transition: (noise, x, beta) =>
 *     bernoulli({ logits: tf.mul(beta, logits) }).sample(noise, [x.shape[0]!]),
 * });
 * const bracket = await bracketPartition(path, {
 *   samples: bernoulli({ logits }).sample(key(1), [50]),
 *   exact: true,
 *   temperatures: linearTemperatures(20),
 *   chains: 50,
 *   key: key(0),
 * });
 * console.log(`${bracket}`, bracket.diagnosis.trusted);
 * ```
 */
export async function bracketPartition(
  path: AnnealedPath,
  { samples, exact = false, tolerance = 1, ...options }: BracketPartitionOptions,
): Promise<PartitionBracket> {
  const [forwardKey, reverseKey] = split(options.key);
  const forward = await annealedImportanceSampling(path, { ...options, key: forwardKey });
  const reverse = await reverseAnnealedImportanceSampling(path, {
    ...options,
    samples,
    exact,
    key: reverseKey,
  });
  const bridge = bridgeSampling(forward, reverse);
  const diagnosis = diagnosePartition([forward, reverse], { tolerance });
  return {
    forward,
    reverse,
    bridge,
    diagnosis,
    toString: () => [forward, reverse, bridge, diagnosis].join('\n'),
  };
}
