import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { anneal, type AnnealOptions } from './anneal.js';
import type { AnnealedPath } from './annealed-path.js';
import { ofLogWeights, type AnnealedEstimate } from './of-log-weights.js';
import { readScalar } from './read-scalar.js';
import { checkTemperatures, linearTemperatures, type Temperatures } from './temperatures.js';

/** Options of {@link reverseAnnealedImportanceSampling}. */
export interface ReverseAnnealedImportanceSamplingOptions extends AnnealOptions {
  /** Draws of the model, one for each chain, `[chains, ...event]`. */
  readonly samples: Tensor;
  /** Whether they are exact and independent draws; those of a long chain are not. */
  readonly exact?: boolean;
  /** Inverse temperatures from 0 to 1, which are visited from 1 down; 1,000 steps by default. */
  readonly temperatures?: Temperatures;
}

/**
 * Estimates a normalizer by annealing draws of the model back to the base.
 *
 *     Z₀ / Z = E w,   w = Πᵢ p̃_βᵢ₋₁(xᵢ) / p̃_βᵢ(xᵢ),   xₙ ~ p,   xᵢ₋₁ ~ Tᵢ₋₁(· | xᵢ)
 *
 * The mean of the weights is right in expectation, so ln Z₀ − ln(mean w) is above ln Z in
 * expectation: with forward runs it brackets ln Z. That holds of exact draws; from those of a long
 * chain, such as the persistent chains of training, it is an estimate that says whether forward chains
 * have missed what they visit.
 *
 * Source: Burda, Grosse & Salakhutdinov 2015, "Accurate and conservative estimates of MRF
 * log-likelihood using reverse annealing", https://arxiv.org/abs/1412.8566; Grosse, Ghahramani & Adams
 * 2015, https://arxiv.org/abs/1511.02543.
 *
 * @throws InputError where temperatures do not rise from 0 to 1, and where a weight is not finite.
 *
 * @example
 * ```ts
 * import { bernoulli, independent, key } from '@gen/core';
 * import * as tf from '@tensorflow/tfjs-core';
 * import { linearTemperatures, pathBetween, reverseAnnealedImportanceSampling } from '@gen/energy';
 *
 * const logits = tf.tensor1d([1, -2, 0.5]);
 * const path = pathBetween({
 *   name: 'three coins',
 *   base: independent(bernoulli({ logits: tf.zeros([3]) }), 1),
 *   freeEnergy: (x) => tf.neg(tf.sum(tf.mul(x, logits), -1)),
 *   transition: (noise, x, beta) =>
 *     bernoulli({ logits: tf.mul(beta, logits) }).sample(noise, [x.shape[0]!]),
 * });
 * const estimate = await reverseAnnealedImportanceSampling(path, {
 *   samples: bernoulli({ logits }).sample(key(1), [50]),
 *   exact: true,
 *   temperatures: linearTemperatures(20),
 *   key: key(0),
 * });
 * console.log(estimate.expectation); // above
 * ```
 */
export async function reverseAnnealedImportanceSampling(
  path: AnnealedPath,
  options: ReverseAnnealedImportanceSamplingOptions,
): Promise<AnnealedEstimate> {
  const { temperatures = linearTemperatures(1000), samples, exact = false } = options;
  const callee = 'reverseAnnealedImportanceSampling';
  checkTemperatures(callee, temperatures);
  const baseLogZ = await readScalar(() => path.baseLogZ());
  const { state, logWeights } = await anneal({
    ...options,
    callee,
    path,
    betas: temperatures.toReversed(),
    start: () => tf.clone(samples),
  });
  state.dispose();
  return ofLogWeights({
    direction: 'reverse',
    baseLogZ,
    temperatures: temperatures.length,
    logWeights,
    exactStart: exact,
  });
}
