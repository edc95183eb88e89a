import * as tf from '@tensorflow/tfjs-core';
import { checkCount } from '../check-count.js';
import type { Distribution } from '../distributions/distribution.js';
import { InputError } from '../input-error.js';
import type { Key } from '../random/key.js';
import { logsumexp } from '../special/logsumexp.js';
import { checkOrder } from './check-order.js';
import { errorOfMean, tidyEstimate, type MonteCarloEstimate } from './monte-carlo-estimate.js';
import { checkPair, drawsOf } from './pair.js';

/**
 * Estimates the Rényi divergence in nats from samples of p.
 *
 *     R_α(p ‖ q) ≈ log(1/S Σₛ (p(xₛ) / q(xₛ))^{α−1}) / (α − 1),   xₛ ∼ p
 *
 * The logarithm of an average is biased, by an amount that falls with S: by Jensen's inequality the
 * expectation is too small for α > 1 and too large for α < 1. The standard error is the one of the
 * delta method. Gradients in the parameters of p are consistent only where p is reparameterized
 * (Li & Turner 2016, "Rényi divergence variational inference", §4.1, https://arxiv.org/abs/1602.02311).
 *
 * @param order α > 0, other than 1: that is {@link monteCarloKl}.
 * @param samples S ≥ 1; one draw has no standard error.
 * @returns value and standard error, of the batch shape that those of p and q broadcast to.
 *
 * @example
 * ```ts
 * import { key, laplace, normal } from '@gen/core';
 * import { monteCarloRenyi } from '@gen/core/divergences';
 *
 * const [p, q] = [normal({ loc: 0, scale: 1 }), laplace({ loc: 0, scale: 1 })];
 * const { value, standardError } = monteCarloRenyi(p, q, 0.5, key(0), 10_000);
 * ```
 */
export function monteCarloRenyi(
  p: Distribution,
  q: Distribution,
  order: number,
  key: Key,
  samples: number,
): MonteCarloEstimate {
  checkOrderBesideOne(order);
  const batchShape = checkPair('monteCarloRenyi', p, q);
  checkCount('monteCarloRenyi', 'samples', samples);
  return tidyEstimate(() => {
    const x = drawsOf(p, batchShape, key, samples);
    const logPowers = tf.mul(tf.sub(p.logProb(x), q.logProb(x)), order - 1);
    const logMean = tf.sub(logsumexp(logPowers, 0), Math.log(samples));
    const shares = tf.exp(tf.sub(logPowers, logMean)); // of mean 1
    return {
      value: tf.div(logMean, order - 1),
      standardError: tf.div(errorOfMean(shares), Math.abs(order - 1)),
    };
  });
}

function checkOrderBesideOne(order: number): void {
  checkOrder('monteCarloRenyi', order);
  if (order !== 1) return;
  throw new InputError({
    callee: 'monteCarloRenyi',
    argument: 'order',
    expected: 'a number other than 1',
    got: '1',
    remedy: 'That is the Kullback–Leibler divergence: monteCarloKl(p, q, key, samples).',
  });
}
