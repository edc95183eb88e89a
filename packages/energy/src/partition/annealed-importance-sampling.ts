import { checkCount, foldIn } from '@gen/core';
import { anneal, type AnnealOptions } from './anneal.js';
import type { AnnealedPath } from './annealed-path.js';
import { ofLogWeights, type AnnealedEstimate } from './of-log-weights.js';
import { readScalar } from './read-scalar.js';
import { checkTemperatures, linearTemperatures, type Temperatures } from './temperatures.js';

/** Options of {@link annealedImportanceSampling}. */
export interface AnnealedImportanceSamplingOptions extends AnnealOptions {
  /** Inverse temperatures from 0 to 1; 1,000 steps at equal distances by default. */
  readonly temperatures?: Temperatures;
  /** Number of chains. */
  readonly chains?: number;
}

/**
 * Estimates a normalizer by annealed importance sampling.
 *
 *     Z / Z₀ = E w,   w = Πᵢ p̃_βᵢ(xᵢ₋₁) / p̃_βᵢ₋₁(xᵢ₋₁),   x₀ ~ p₀,   xᵢ ~ Tᵢ(· | xᵢ₋₁)
 *
 * Weights are averaged, not log weights: Ẑ is right in expectation, so by Jensen's inequality
 * E ln Ẑ ≤ ln Z, and with probability 1 − e⁻ᵇ it is at most b nats above. A likelihood that is made
 * with it is too high on average. Where chains never find a mode of the model, the reported error is
 * small all the same: {@link bracketPartition} finds that out.
 *
 * A run that was saved by `save` of its progress is taken up by `resume`. To have more chains later,
 * run it again with another key and put both together by {@link mergeEstimates}.
 *
 * Source: Neal 2001, "Annealed importance sampling", https://arxiv.org/abs/physics/9803008; for
 * Boltzmann machines Salakhutdinov & Murray 2008, https://doi.org/10.1145/1390156.1390266.
 *
 * @throws InputError where temperatures do not rise from 0 to 1, and where a weight is not finite.
 *
 * @example
 * ```ts
 * import { bernoulli, independent, key } from '@gen/core';
 * import * as tf from '@tensorflow/tfjs-core';
 * import { annealedImportanceSampling, linearTemperatures, pathBetween } from '@gen/energy';
 *
 * // From fair coins to coins that differ, drawn anew at every temperature.
 * const logits = tf.tensor1d([1, -2, 0.5]);
 * const path = pathBetween({
 *   name: 'three coins',
 *   base: independent(bernoulli({ logits: tf.zeros([3]) }), 1),
 *   freeEnergy: (x) => tf.neg(tf.sum(tf.mul(x, logits), -1)),
 *   transition: (noise, x, beta) =>
 *     bernoulli({ logits: tf.mul(beta, logits) }).sample(noise, [x.shape[0]!]),
 * });
 * const estimate = await annealedImportanceSampling(path, {
 *   temperatures: linearTemperatures(20),
 *   chains: 50,
 *   key: key(0),
 * });
 * console.log(`${estimate}`); // log Z ≈ 2.41 … (estimate by AIS, below log Z in expectation; …
 * ```
 */
export async function annealedImportanceSampling(
  path: AnnealedPath,
  options: AnnealedImportanceSamplingOptions,
): Promise<AnnealedEstimate> {
  const { temperatures = linearTemperatures(1000), chains = 100, key } = options;
  const callee = 'annealedImportanceSampling';
  checkTemperatures(callee, temperatures);
  checkCount(callee, 'chains', chains);
  const baseLogZ = await readScalar(() => path.baseLogZ());
  const { state, logWeights } = await anneal({
    ...options,
    callee,
    path,
    betas: temperatures,
    start: () => path.sampleBase(foldIn(key, 0), chains),
  });
  state.dispose();
  return ofLogWeights({
    direction: 'forward',
    baseLogZ,
    temperatures: temperatures.length,
    logWeights,
    exactStart: true,
  });
}
