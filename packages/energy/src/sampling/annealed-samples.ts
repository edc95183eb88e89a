import type { Tensor } from '@tensorflow/tfjs-core';
import { checkCount, foldIn } from '@gen/core';
import { anneal, type AnnealOptions } from '../partition/anneal.js';
import type { AnnealedPath } from '../partition/annealed-path.js';
import {
  checkTemperatures,
  linearTemperatures,
  type Temperatures,
} from '../partition/temperatures.js';

/** Options of {@link annealedSamples}. */
export interface AnnealedSamplesOptions extends AnnealOptions {
  /** Inverse temperatures from 0 to 1; 1,000 steps at equal distances by default. */
  readonly temperatures?: Temperatures;
  /** How many are drawn. */
  readonly count?: number;
}

/** Draws by annealing. */
export interface AnnealedSamples {
  /** The states, `[count, ...event]`; the caller owns them. */
  readonly state: Tensor;
  /** Their log weights: expectations of the model are weighted by them. */
  readonly logWeights: readonly number[];
}

/**
 * Draws states of a model by cooling draws of the base down along a path.
 *
 * With as many temperatures as it takes, the weights are equal and the draws those of the model
 * (Neal 2001, "Annealed importance sampling", https://arxiv.org/abs/physics/9803008).
 *
 * @throws InputError where temperatures do not rise from 0 to 1, and where a weight is not finite.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { annealedSamples, binaryUnits, linearTemperatures, RBM, rbmPath } from '@gen/energy';
 *
 * const rbm = new RBM({ visible: binaryUnits(6), hidden: binaryUnits(3), key: key(0) });
 * const { state } = await annealedSamples(rbmPath(rbm), {
 *   temperatures: linearTemperatures(20),
 *   count: 10,
 *   key: key(1),
 * });
 * console.log(state.shape); // [ 10, 6 ]
 * state.dispose();
 * rbm.dispose();
 * ```
 */
export async function annealedSamples(
  path: AnnealedPath,
  options: AnnealedSamplesOptions,
): Promise<AnnealedSamples> {
  const { temperatures = linearTemperatures(1000), count = 100, key } = options;
  checkTemperatures('annealedSamples', temperatures);
  checkCount('annealedSamples', 'count', count);
  return anneal({
    ...options,
    callee: 'annealedSamples',
    path,
    betas: temperatures,
    start: () => path.sampleBase(foldIn(key, 0), count),
  });
}
