import { InputError } from '@gen/core';
import { ofLogWeights, type AnnealedEstimate } from './of-log-weights.js';

/**
 * Puts the chains of several annealed runs of one path together, made with different keys.
 *
 * @throws InputError where they are none, or differ in direction, base or number of temperatures.
 *
 * @example
 * ```ts
 * import { bernoulli, independent, key } from '@gen/core';
 * import * as tf from '@tensorflow/tfjs-core';
 * import {
 *   annealedImportanceSampling,
 *   linearTemperatures,
 *   mergeEstimates,
 *   pathBetween,
 * } from '@gen/energy';
 *
 * const path = pathBetween({
 *   name: 'a coin',
 *   base: independent(bernoulli({ logits: tf.zeros([1]) }), 1),
 *   freeEnergy: (x) => tf.neg(tf.sum(x, -1)),
 *   transition: (noise, x, beta) =>
 *     bernoulli({ logits: tf.reshape(beta, [1]) }).sample(noise, [x.shape[0]!]),
 * });
 * const run = (seed: number) =>
 *   annealedImportanceSampling(path, {
 *     temperatures: linearTemperatures(10),
 *     chains: 20,
 *     key: key(seed),
 *   });
 * const estimate = mergeEstimates([await run(0), await run(1)]);
 * console.log(estimate.chains); // 40
 * ```
 */
export function mergeEstimates(estimates: readonly AnnealedEstimate[]): AnnealedEstimate {
  const [first, ...others] = estimates;
  const odd = others.find((other) => traitsOf(other) !== traitsOf(first!));
  if (first !== undefined && odd === undefined) {
    return ofLogWeights({
      direction: first.direction,
      baseLogZ: first.baseLogZ,
      temperatures: first.temperatures,
      exactStart: first.exactStart,
      logWeights: estimates.flatMap(({ logWeights }) => logWeights),
    });
  }
  throw new InputError({
    callee: 'mergeEstimates',
    argument: 'estimates',
    expected: first === undefined ? 'at least one estimate' : `runs of ${traitsOf(first)}`,
    got: odd === undefined ? 'none' : traitsOf(odd),
  });
}

const traitsOf = ({ direction, baseLogZ, temperatures, exactStart }: AnnealedEstimate): string =>
  `${direction} AIS of ${temperatures} temperatures from a base of log Z ${baseLogZ.toFixed(3)}` +
  `${direction === 'reverse' && !exactStart ? ', begun at draws of a chain' : ''}`;
