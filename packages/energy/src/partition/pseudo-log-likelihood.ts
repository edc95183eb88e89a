import type { Tensor } from '@tensorflow/tfjs-core';
import type { Key } from '@gen/core';
import type { Batches } from '@gen/core/train';
import type { EnergyModel } from '../energy-model.js';
import { inNats } from './partition.js';
import { meanOver, type MeanOver, type MeanOverOptions } from './mean-over.js';
import { pseudoLogProb, type PseudoLogProbOptions } from './pseudo-log-prob.js';

/** Options of {@link pseudoLogLikelihood}. */
export interface PseudoLogLikelihoodOptions extends MeanOverOptions, PseudoLogProbOptions {}

/** The mean pseudo-log-likelihood of examples. */
export interface PseudoLogLikelihood extends MeanOver {
  /** Whether all units were asked for, or one of each example. */
  readonly kind: 'exact' | 'estimate';
  /** One line that says what it is. */
  toString(): string;
}

/**
 * The mean pseudo-log-likelihood of binary data, which needs no normalizer.
 *
 *     PL(x) = Σᵢ log p(xᵢ | x₋ᵢ) = Σᵢ log σ(F(x with unit i flipped) − F(x))
 *
 * With a key, one unit i of each example is drawn, and its term stands for all: what scikit-learn's
 * `BernoulliRBM.score_samples` does. It is no log-likelihood, nor a bound on one (Besag 1975, "Statistical
 * analysis of non-lattice data", https://doi.org/10.2307/2987782).
 *
 * @param data examples `[count, units]`, borrowed, or batches of one epoch.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { key } from '@gen/core';
 * import { binaryUnits, pseudoLogLikelihood, RBM } from '@gen/energy';
 *
 * const rbm = new RBM({ visible: binaryUnits(6), hidden: binaryUnits(3), key: key(0) });
 * console.log(`${await pseudoLogLikelihood(rbm, tf.zeros([10, 6]), { key: key(1) })}`);
 * rbm.dispose();
 * ```
 */
export async function pseudoLogLikelihood(
  model: Pick<EnergyModel, 'freeEnergy'>,
  data: Tensor | Batches<Tensor>,
  { key, flip, ...options }: PseudoLogLikelihoodOptions = {},
): Promise<PseudoLogLikelihood> {
  const score = (x: Tensor, batchKey: Key): Tensor =>
    pseudoLogProb(model, x, { ...(flip && { flip }), ...(key && { key: batchKey }) });
  const mean = await meanOver(data, score, options, key);
  const kind = key === undefined ? 'exact' : 'estimate';
  return { ...mean, kind, toString: () => text({ ...mean, kind }) };
}

const text = ({
  mean,
  standardError,
  count,
  kind,
}: Omit<PseudoLogLikelihood, 'toString'>): string =>
  `pseudo-log-likelihood ${inNats(mean)} ± ${standardError.toFixed(3)} nats ` +
  `(${kind === 'exact' ? 'all units' : 'estimate by one unit of each example'}; ${count} examples; ` +
  `no log-likelihood)`;
