import { InputError } from '@gen/core';
import { deviation, logInterval, weightMean, type AnnealedEstimate } from './of-log-weights.js';
import { withText, type PartitionEstimate } from './partition.js';

/**
 * The estimate of a normalizer that forward and reverse runs of one path give together: the best of all
 * bridges between them.
 *
 *     Σᵢ σ(ln wᵢ − ln r − M) = Σⱼ σ(ln vⱼ + ln r + M)
 *
 * where r = Z / Z₀, with n forward weights w of Z / Z₀, m reverse weights v of Z₀ / Z, the logistic
 * function σ and M = ln(n / m). With temperatures 0 and 1 alone it is bridge sampling between draws of the base and of the model
 * (Bennett 1976, "Efficient estimation of free energy differences from Monte Carlo data",
 * https://doi.org/10.1016/0021-9991(76)90078-4; Meng & Wong 1996, "Simulating ratios of normalizing
 * constants via a simple identity", https://www3.stat.sinica.edu.tw/statistica/j6n4/j6n43/j6n43.htm);
 * with more, of whole trajectories (Crooks 2000, https://arxiv.org/abs/cond-mat/9908420). It is
 * consistent, and unbiased neither for Z nor for ln Z.
 *
 * @throws InputError unless one is forward, the other reverse, and their bases are one.
 *
 * @example
 * ```ts
 * import { bernoulli, independent, key } from '@gen/core';
 * import * as tf from '@tensorflow/tfjs-core';
 * import {
 *   annealedImportanceSampling,
 *   bridgeSampling,
 *   pathBetween,
 *   reverseAnnealedImportanceSampling,
 * } from '@gen/energy';
 *
 * const logits = tf.tensor1d([1, -2, 0.5]);
 * const path = pathBetween({
 *   name: 'three coins',
 *   base: independent(bernoulli({ logits: tf.zeros([3]) }), 1),
 *   freeEnergy: (x) => tf.neg(tf.sum(tf.mul(x, logits), -1)),
 *   transition: (noise, x) => tf.clone(x),
 * });
 * const temperatures = [0, 1];
 * const samples = bernoulli({ logits }).sample(key(1), [200]);
 * const estimate = bridgeSampling(
 *   await annealedImportanceSampling(path, { temperatures, chains: 200, key: key(0) }),
 *   await reverseAnnealedImportanceSampling(path, { temperatures, samples, exact: true, key: key(2) }),
 * );
 * console.log(`${estimate}`); // log Z ≈ 2.4 … (estimate by bridge sampling; …
 * ```
 */
export function bridgeSampling(
  forward: AnnealedEstimate,
  reverse: AnnealedEstimate,
): PartitionEstimate {
  checkPair(forward, reverse);
  const [w, v] = [forward.logWeights, reverse.logWeights];
  const logRatio = solved(w, v);
  const shift = logRatio + Math.log(w.length / v.length);
  const ofForward = weightMean(w.map((each) => logSigmoid(each - shift)));
  const ofReverse = weightMean(v.map((each) => logSigmoid(each + shift)));
  const error = Math.hypot(ofForward.relativeError, ofReverse.relativeError);
  const [less, more] = logInterval(error);
  const logZ = forward.baseLogZ + logRatio;
  const all = [...w, ...v.map((each) => -each)];
  return withText({
    kind: 'estimate' as const,
    method: 'bridge sampling',
    expectation: 'either side' as const,
    logZ,
    standardError: error,
    low: logZ + less,
    high: logZ + more,
    chains: w.length + v.length,
    effectiveSampleSize: ofForward.effectiveSampleSize + ofReverse.effectiveSampleSize,
    logWeightDeviation: deviation(all),
    warnings: bridgeWarnings(error),
  });
}

function bridgeWarnings(error: number): string[] {
  return error * 3 < 1
    ? []
    : ['Forward and reverse weights do not overlap: take more temperatures or chains.'];
}

/** ln σ(x), stable in both tails. */
const logSigmoid = (x: number): number => Math.min(x, 0) - Math.log1p(Math.exp(-Math.abs(x)));

/** The root of Bennett's equation in ln r, which falls in ln r on the left and rises on the right. */
function solved(w: readonly number[], v: readonly number[]): number {
  const bias = Math.log(w.length / v.length);
  const excess = (logR: number): number =>
    weightMean(w.map((each) => logSigmoid(each - logR - bias))).logMean +
    Math.log(w.length) -
    weightMean(v.map((each) => logSigmoid(each + logR + bias))).logMean -
    Math.log(v.length);
  const bounds = [...w, ...v.map((each) => -each)];
  let low = Math.min(...bounds) - Math.abs(bias) - 50;
  let high = Math.max(...bounds) + Math.abs(bias) + 50;
  for (let i = 0; i < 200 && high - low > 1e-10; i++) {
    const middle = (low + high) / 2;
    if (excess(middle) > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function checkPair(forward: AnnealedEstimate, reverse: AnnealedEstimate): void {
  const isPair = forward.direction === 'forward' && reverse.direction === 'reverse';
  const apart = Math.abs(forward.baseLogZ - reverse.baseLogZ);
  if (isPair && apart <= 1e-4 * Math.max(1, Math.abs(forward.baseLogZ))) return;
  throw new InputError({
    callee: 'bridgeSampling',
    argument: 'reverse',
    expected: `a reverse run to a base of log Z ${forward.baseLogZ}, and a forward run before it`,
    got: `a ${reverse.direction} run of ${reverse.baseLogZ} after a ${forward.direction} run`,
  });
}
