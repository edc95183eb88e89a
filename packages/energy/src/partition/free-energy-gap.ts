import type { Tensor } from '@tensorflow/tfjs-core';
import type { Batches } from '@gen/core/train';
import type { EnergyModel } from '../energy-model.js';
import { inNats } from './partition.js';
import { meanOver, type MeanOverOptions } from './mean-over.js';

/** How much lower the free energy of the training set is. */
export interface FreeEnergyGap {
  /** Mean F of held-out examples less mean F of training examples, in nats. */
  readonly gap: number;
  /** Standard error of the gap over examples. */
  readonly standardError: number;
  /** Mean F of training examples. */
  readonly train: number;
  /** Mean F of held-out examples. */
  readonly validation: number;
  /** One line that says what it is. */
  toString(): string;
}

/**
 * The gap between the free energies of held-out and of training examples, in which log Z cancels.
 *
 *     mean F(validation) − mean F(train) = mean log p(train) − mean log p(validation)
 *
 * It is about 0 while a model does not overfit and grows when it begins to (Hinton 2012, "A practical
 * guide to training restricted Boltzmann machines", §6, https://doi.org/10.1007/978-3-642-35289-8_32).
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { key } from '@gen/core';
 * import { binaryUnits, freeEnergyGap, RBM } from '@gen/energy';
 *
 * const rbm = new RBM({ visible: binaryUnits(6), hidden: binaryUnits(3), key: key(0) });
 * console.log(`${await freeEnergyGap(rbm, tf.ones([10, 6]), tf.zeros([10, 6]))}`);
 * rbm.dispose();
 * ```
 */
export async function freeEnergyGap(
  model: Pick<EnergyModel, 'freeEnergy'>,
  train: Tensor | Batches<Tensor>,
  validation: Tensor | Batches<Tensor>,
  options: MeanOverOptions = {},
): Promise<FreeEnergyGap> {
  const freeEnergy = (x: Tensor): Tensor => model.freeEnergy(x);
  const seen = await meanOver(train, freeEnergy, options);
  const unseen = await meanOver(validation, freeEnergy, options);
  const gap = unseen.mean - seen.mean;
  const standardError = Math.hypot(seen.standardError, unseen.standardError);
  return {
    gap,
    standardError,
    train: seen.mean,
    validation: unseen.mean,
    toString: () =>
      `free-energy gap ${inNats(gap)} ± ${standardError.toFixed(3)} nats ` +
      `(exact difference of mean log-likelihoods, train less validation)`,
  };
}
